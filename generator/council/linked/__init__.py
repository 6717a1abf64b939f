"""The record in the words of others: schema.org, OParl, Popolo and Akoma Ntoso."""
