#!/bin/sh
# Runs Debian's Virtuoso 7 in the foreground in a folder of its own, on loopback only; ends with it.
# usage: virtuoso.sh FOLDER SQL_PORT HTTP_PORT [DIRECTORY_TO_LOAD_FROM]
set -eu
folder=$(realpath -m "$1")
allowed=$folder
if [ -n "${4:-}" ]; then allowed="$folder, $(realpath -m "$4")"; fi
mkdir -p "$folder/pages"
cat >"$folder/virtuoso.ini" <<INI
[Database]
DatabaseFile=$folder/v.db
ErrorLogFile=$folder/v.log
LockFile=$folder/v.lck
TransactionFile=$folder/v.trx
xa_persistent_file=$folder/v.pxa
FileExtend=200
MaxCheckpointRemap=2000
Striping=0
TempStorage=TempDatabase
[TempDatabase]
DatabaseFile=$folder/vt.db
TransactionFile=$folder/vt.trx
MaxCheckpointRemap=2000
Striping=0
[Parameters]
ServerPort=127.0.0.1:$2
ServerThreads=20
NumberOfBuffers=40000
MaxDirtyBuffers=30000
CaseMode=2
DirsAllowed=$allowed
[HTTPServer]
ServerPort=127.0.0.1:$3
ServerRoot=$folder/pages
ServerThreads=10
[SPARQL]
ResultSetMaxRows=1000000
INI
exec virtuoso-t +configfile "$folder/virtuoso.ini" +foreground
