"""The typed values that layouts see: everything worked out, nothing left to compute."""
