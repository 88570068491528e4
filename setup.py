"""The wheel carries the top-level folders `models/` and `resources/` inside the package."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithAssets(build_py):
    """Copies the folders to where `cropperhead_desktop.domain.assets` looks in an installed package."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        for name in ("models", "resources"):
            if Path(name).is_dir():
                self.copy_tree(name, str(Path(self.build_lib, "cropperhead_desktop", f"_{name}")))


setup(cmdclass={"build_py": BuildWithAssets})
