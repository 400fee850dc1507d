"""Parts of the check ``relation``."""
