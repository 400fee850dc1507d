"""Parts of the check ``average``."""
