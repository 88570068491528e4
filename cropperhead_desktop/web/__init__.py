"""`cropperhead serve`: the page on which anybody tries the network, and may give a photo with a crop.

The model's trunk runs in the visitor's browser; head, policy and collection are those of the rest of the
program. Nothing else in the program imports a web server (`serve` extra).
"""
