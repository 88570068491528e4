"""The model that proposes, changed while the window is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cropperhead_desktop.domain.settings import MODEL, SettingsStore
from cropperhead_desktop.review.controller import ReviewController
from cropperhead_desktop.review.jobs import Priority
from cropperhead_desktop.review.personal import Learning
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.kit.jobs import Jobs
from cropperhead_desktop.ui.window.presenter import Presenter

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.learning_services import LearningServices
    from cropperhead_desktop.workflows.services import Services


class ModelInUse:
    """Follows the setting; what waits for a decision is proposed anew by the new model."""

    def __init__(
        self,
        settings: SettingsStore,
        jobs: Jobs,
        presenter: Presenter,
        review: ReviewController,
        learning: Learning,
    ) -> None:
        self._settings = settings
        self._jobs = jobs
        self._presenter = presenter
        self._review = review
        self._learning = learning
        self._name = settings[MODEL]
        self._is_changing = False
        settings.follow(MODEL, self._chosen)

    def begin(self) -> None:
        """Start it beside the folder that is being read: the first proposals wait for it."""

        def start(backend: LearningServices, _progress: object) -> str:
            backend.warm_up()
            return backend.device()

        self._jobs.photo(start, self._presenter.show_model, self._not_there, Priority.CURRENT)

    def _not_there(self, error: Exception) -> None:
        self._presenter.show_model("")
        self._presenter.report(error)

    def take_trained(
        self, name: str, on_taken: Callable[[str], object], on_problem: Callable[[Exception], None]
    ) -> None:
        """Use a model that was just trained: it is read, checked and run once before (in a job)."""

        def take() -> str:
            from cropperhead_desktop.workflows.learn.models import take_into_use

            return take_into_use(name)

        def taken(used: str) -> None:
            self._name = self._settings[MODEL] = used
            on_taken(used)

        self._change(take, taken, on_problem)

    def _chosen(self, name: str) -> None:
        """Another model was chosen (empty: the one that comes along), here and for the command line."""
        if name == self._name:
            return
        self._name = name
        if not self._is_changing:
            self._take_chosen()

    def _take_chosen(self) -> None:
        """Take the model that was chosen last: one after the other, or the slower one would stay."""
        self._is_changing, name = True, self._name

        def take() -> str:
            from cropperhead_desktop.workflows.learn.models import use_model

            return use_model(name)

        def taken(used: str) -> None:
            if not goes_on():
                self._presenter.say(tr("{name} proposes from now on").format(name=used))

        def failed(error: Exception) -> None:
            goes_on()
            self._presenter.report(error)

        def goes_on() -> bool:
            self._is_changing = False
            if self._name != name:
                self._take_chosen()
            return self._is_changing

        self._change(take, taken, failed)

    def _change(
        self,
        take: Callable[[], str],
        on_taken: Callable[[str], object],
        on_problem: Callable[[Exception], None],
    ) -> None:
        """`take` remembers the model for good, in a job, and gives its name.

        A backend that could not be opened, perhaps for want of its model, is opened with this one.
        """

        def use(backend: Services, _progress: object) -> str:
            backend.use_model("")
            return backend.device()

        def taken(used: str) -> None:
            def changed(device: str) -> None:
                self._presenter.show_model(device)
                self._review.proposals.renew()  # the photo in front keeps what it has
                self._learning.model_changed()
                on_taken(used)

            self._jobs.open()
            self._jobs.photo(use, changed, on_problem, Priority.CURRENT)

        self._jobs.aside(take, taken, on_problem)
