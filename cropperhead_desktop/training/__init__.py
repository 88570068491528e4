"""The networks, how they are trained, and the protocol that judges them."""

import sys

from cropperhead_desktop.system.process import prepare_environment

if sys.argv[:1] == ["-m"]:  # python is on its way to a module of this room, which begins by importing numpy
    prepare_environment()
