"""Parts of the check ``date``."""
