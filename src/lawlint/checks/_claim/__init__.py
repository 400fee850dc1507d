"""Parts of the check ``claim``."""
