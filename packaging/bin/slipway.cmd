@echo off
rem Starts Slipway: without arguments its window, otherwise one command.
setlocal DisableDelayedExpansion
set "NEEDED=25"
set "FOUND="
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined FOUND for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~dp$PATH:J.."
if not defined FOUND for /d %%D in (
  "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\*"
  "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*"
  "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*"
) do if not defined FOUND call :try "%%~D"
if not defined FOUND (
  echo slipway: needs a JDK %NEEDED% or newer: install Temurin %NEEDED% from https://adoptium.net 1>&2
  exit /b 1
)
if "%~1"=="" (
  "%FOUND%\bin\java.exe" "@%~dp0..\lib\window.jvm" -jar "%~dp0..\lib\slipway.jar"
) else (
  "%FOUND%\bin\java.exe" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -jar "%~dp0..\lib\slipway.jar" %*
)
exit /b %ERRORLEVEL%

:try
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f "usebackq tokens=2 delims==" %%V in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do (
  for /f "delims=.-+ " %%M in ("%%~V") do if %%M GEQ %NEEDED% set "FOUND=%~1"
)
exit /b
