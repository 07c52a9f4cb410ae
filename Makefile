# The everyday verbs. Each is one ordinary command, so nothing here has to be learnt twice.
CONFIGURATION ?= Release
PROMPT ?= The keeper of Gull Rock light is
WHENCE = dotnet run -c $(CONFIGURATION) --project tools/cli --

.PHONY: help build test bench fmt generate serve up smoke down

help:
	@echo "make build | test | bench | fmt | serve | up | smoke | down | generate PROMPT=\"...\""

build:
	dotnet build Platform.sln -c $(CONFIGURATION)

test:
	dotnet test Platform.sln -c $(CONFIGURATION)

bench:
	$(WHENCE) bench gemm
	$(WHENCE) bench decode

fmt:
	dotnet format Platform.sln

generate:
	$(WHENCE) generate "$(PROMPT)"

serve:
	dotnet run -c $(CONFIGURATION) --project services/local/Whence.Local

up smoke down:
	tools/dev/$@
