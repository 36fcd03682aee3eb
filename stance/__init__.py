"""stance: who said what about what, when, in which words, did it change, and does a claim agree with the record?"""

__version__ = "0.1.0"
