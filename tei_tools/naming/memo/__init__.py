"""What the memo as a whole tells of the persons that it names.

``people`` says which names are one person's, ``familiar`` whom a given name alone means,
``initials`` whom initials do, ``parties`` who writes to whom.
"""
