"""Bad input, made up by families: what a clerk may type, paste, save or drop into a site."""
