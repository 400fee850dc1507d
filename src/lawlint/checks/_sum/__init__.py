"""Parts of the check ``sum``."""
