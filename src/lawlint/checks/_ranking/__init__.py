"""Parts of the check ``ranking``."""
