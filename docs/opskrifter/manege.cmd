@echo off
set PYTHONUTF8=1
C:\manege\.venv\Scripts\manege.exe run -w C:\manege -r C:\manege-ud --workers 2 --log-json 2>> C:\manege-ud\log.txt
exit /b %ERRORLEVEL%
