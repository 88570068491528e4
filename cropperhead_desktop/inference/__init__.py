"""Models and what they propose. The only room that imports onnxruntime, so the door is here."""

from cropperhead_desktop.system.process import forbid_telemetry

forbid_telemetry()
