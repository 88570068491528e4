; For one user, without an administrator; what it lays down it takes away again. NOT TRIED (see build.ps1).
Unicode true
!include MUI2.nsh
Name "CropperHead"
OutFile "..\..\dist\CropperHead-${VERSION}-setup.exe"
InstallDir "$LOCALAPPDATA\Programs\CropperHead"
RequestExecutionLevel user
SetCompressor /SOLID lzma
!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "French"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\CropperHead"

Section
  SetOutPath "$INSTDIR"
  File /r "..\..\dist\cropperhead\*.*"
  CreateShortcut "$SMPROGRAMS\CropperHead.lnk" "$INSTDIR\cropperhead.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "CropperHead"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "UninstallString" "$\"$INSTDIR\uninstall.exe$\""
  WriteRegStr HKCU "Software\Classes\Directory\shell\CropperHead" "" "Crop with CropperHead"
  WriteRegStr HKCU "Software\Classes\Directory\shell\CropperHead\command" "" "$\"$INSTDIR\cropperhead.exe$\" $\"%1$\""
SectionEnd

Section "Uninstall"
  Delete "$SMPROGRAMS\CropperHead.lnk"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\LICENCES"
  Delete "$INSTDIR\cropperhead.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "Software\Classes\Directory\shell\CropperHead"
SectionEnd
