"""What can be wrong with the wish for a panel."""

from bilateral.shapes.errors import BilateralError


class PanelError(BilateralError):
    """A panel cannot be made as it was asked for; says what to change."""

    exit_code = 2


class PanelLicenceError(PanelError):
    """A panel that is to be passed on would hold figures whose licence forbids it."""

    exit_code = 1


class MissingPackageError(BilateralError):
    """A panel cannot be handed over in a form whose package is not installed."""

    def __init__(self, package: str) -> None:
        super().__init__(f"{package} is not installed; `pip install {package}`, or use Panel.write(path)")
        self.package = package
