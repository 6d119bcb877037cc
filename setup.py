"""What pyproject.toml cannot say: an editable install brings the data-files, too, as every other one does."""

from setuptools import Distribution, setup


class WithData(Distribution):
    """setuptools' editable_wheel asks its distribution for has_data(), and brings no data-files where there is none."""

    def has_data(self):
        return self.has_data_files()


setup(distclass=WithData)
