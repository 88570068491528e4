# Windows: dist\cropperhead by PyInstaller, tried without a window, then dist\CropperHead-VERSION-setup.exe by NSIS (makensis on the PATH).
# NOT TRIED: no Windows machine was at hand when this was written. Signing needs a certificate: set SIGN_WITH to its thumbprint.
$ErrorActionPreference = "Stop"
Set-Location "$PSScriptRoot\..\.."
python -m venv build\freeze
build\freeze\Scripts\pip install --quiet . "pyinstaller>=6.16"
build\freeze\Scripts\pyinstaller --noconfirm --log-level WARN --distpath dist --workpath build\pyinstaller packaging\cropperhead.spec
build\freeze\Scripts\python packaging\licences.py dist\cropperhead\LICENCES
if ($LASTEXITCODE) { exit 1 }
# the encoder stays in here: pillow-heif's DLLs are linked to it, so GPL-2.0 (x265) comes with its text
python packaging\smoke.py --no-window dist\cropperhead\cropperhead.exe
if ($LASTEXITCODE) { exit 1 }
$version = (Select-String -Path cropperhead_desktop\__init__.py -Pattern '__version__ = "(.*)"').Matches.Groups[1].Value
if ($env:SIGN_WITH) { signtool sign /sha1 $env:SIGN_WITH /fd SHA256 /tr http://timestamp.digicert.com /td SHA256 dist\cropperhead\cropperhead.exe }
makensis "/DVERSION=$version" packaging\windows\installer.nsi
if ($env:SIGN_WITH) { signtool sign /sha1 $env:SIGN_WITH /fd SHA256 /tr http://timestamp.digicert.com /td SHA256 "dist\CropperHead-$version-setup.exe" }
