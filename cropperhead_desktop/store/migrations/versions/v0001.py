"""The first tables: photo, label, receipt, withdrawn."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From an empty database."""
    op.create_table(
        "photo",
        sa.Column("sha256", sa.String(64), primary_key=True),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("bytes", "width", "height")),
    )
    crop = ("crop_left", "crop_top", "crop_right", "crop_bottom", "crop_angle")
    op.create_table(
        "label",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("sha256", sa.String(64), sa.ForeignKey("photo.sha256"), nullable=False),
        *(sa.Column(name, sa.Float, nullable=False) for name in crop),
        sa.Column("origin", sa.String(40), nullable=False),
        sa.Column("consent", sa.String(200), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("time", sa.String(25), nullable=False),
    )
    op.create_index("label_photo", "label", ["sha256"])
    op.create_index("label_state", "label", ["state", "time"])
    op.create_table(
        "receipt",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("label", sa.String(32), sa.ForeignKey("label.id"), nullable=False),
    )
    op.create_index("receipt_label", "receipt", ["label"])
    op.create_table(
        "withdrawn",
        sa.Column("label", sa.String(32), primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("time", sa.String(25), nullable=False),
    )
    op.create_index("ix_withdrawn_sha256", "withdrawn", ["sha256"])
