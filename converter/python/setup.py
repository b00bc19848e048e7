"""What pyproject.toml cannot say: with liblexport inside, a wheel is for one platform, though for any Python."""
import pathlib

from setuptools import Distribution, setup
from wheel.bdist_wheel import bdist_wheel

HAS_LIBRARY = any((pathlib.Path(__file__).parent / 'lexport').glob('liblexport.so*'))


class Package(Distribution):
    """With a library in it, it is installed among what belongs to one platform."""

    def has_ext_modules(self):
        return HAS_LIBRARY


class Wheel(bdist_wheel):
    """The library is called through ctypes, not through Python's own interface: any Python will do."""

    def get_tag(self):
        return ('py3', 'none', super().get_tag()[2])


setup(distclass=Package, cmdclass={'bdist_wheel': Wheel})
