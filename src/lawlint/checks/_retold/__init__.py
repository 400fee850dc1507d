"""Parts of the check ``retold``."""
