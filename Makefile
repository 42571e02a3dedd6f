# The commands of the project; `make` alone explains them.

SWIFT ?= swift
FENGWU := .build/release/fengwu
SOURCES := Sources Tests Package.swift

.PHONY: help site build test disasters bench format lint clean

help:
	@echo 'make site    安装所需软件，生成网站和季度报告 / installs what is needed, makes the site and the report'
	@echo 'make build   编译生成器 / compiles the generator: $(FENGWU)'
	@echo 'make test    运行全部测试 / runs all tests'
	@echo 'make disasters  中断、磁盘写满、随机修改各几百次 / hundreds of kills, full disks and random edits'
	@echo 'make bench   测量速度 / measures speed'
	@echo 'make format  整理代码格式 / formats the code'
	@echo 'make lint    检查代码格式 / checks the format'
	@echo 'make clean   删除编译结果和生成的内容 / removes what was compiled and generated'

# Exit code 3 means that the machine lacks something, such as a browser for the PDF: the rest was made, and the program said what to do.
site:
	@.setup/install site
	@$(MAKE) --no-print-directory compile
	@$(FENGWU) build || test $$? -eq 3
	@echo '网站 / the site:      file://$(CURDIR)/Output/site/index.html'
	@for report in Output/reports/*/index.html; do echo "报告 / the report:    file://$(CURDIR)/$$report"; done

build:
	@.setup/install build
	@$(MAKE) --no-print-directory compile

# The Swift runtime is linked in, so that the program starts three times as fast and runs where Swift is not installed.
.PHONY: compile
compile:
	$(SWIFT) build -c release --product fengwu --static-swift-stdlib

test:
	@.setup/install test
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build
	Tests/Embedding/run
	Tests/Site/run
	Tests/Disasters/run

# Hundreds of killed builds, full disks and random edits: minutes, where `make test` takes a few of each.
disasters:
	$(SWIFT) build --build-tests
	FENGWU_KILLS=300 FENGWU_EDITS=400 $(SWIFT) test --skip-build --filter 'DisasterTests|RebuildTests'
	Tests/Disasters/run 300

bench:
	@.setup/install bench
	Tests/Benchmarks/run

format:
	$(SWIFT) format -i -r $(SOURCES)

lint:
	$(SWIFT) format lint --strict -r $(SOURCES)

clean:
	rm -rf .build .venv .venv-bench Output/.fengwu Output/site Output/reports Output/media
