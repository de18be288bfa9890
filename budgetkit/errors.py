"""Every error the package raises on purpose, under one root.

An error is a class with a code, a title and a template, so that the message, the
documentation and the code agree. The text is Chinese: it is read by the users of the
reports. It says what was wrong, where, and what to do.
"""

from __future__ import annotations

from typing import ClassVar


class BudgetkitError(Exception):
    """Root of all errors raised on purpose.

    Attributes:
        code: Stable identifier, e.g. ``source-empty``; written to ``documents.error_type``.
        template: Message template, filled from the keyword arguments.
        advice: What the user can do about it.
    """

    code: ClassVar[str] = "error"
    template: ClassVar[str] = "{reason}"
    advice: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.template.format(**facts))

    @property
    def message(self) -> str:
        """What was wrong and what to do, in one line."""
        return f"{self}{self.advice and ' ' + self.advice}"

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by keyword facts, so that errors cross process borders whole."""
        return (_rebuild, (type(self), self.facts))


def _rebuild(cls: type[BudgetkitError], facts: dict[str, object]) -> BudgetkitError:
    return cls(**facts)


class SourceError(BudgetkitError):
    """A file that cannot be read at all."""

    code = "source"


class SourceMissingError(SourceError):
    """The path names no readable file."""

    code = "source-missing"
    template = "找不到文件或无权读取：{path}。"
    advice = "请检查路径和读取权限。"


class SourceEmptyError(SourceError):
    """The file has no content."""

    code = "source-empty"
    template = "文件是空的：{path}。"
    advice = "请重新下载或重新识别该文件。"


class SourceTooLargeError(SourceError):
    """The file is larger than the limit."""

    code = "source-too-large"
    template = "文件过大：{path}，{size_mb} MB，上限 {limit_mb} MB。"
    advice = "请拆分文件。"


class SourceBinaryError(SourceError):
    """The file is binary and of no format that is supported."""

    code = "source-binary"
    template = "不是可识别的文件格式：{path}（{detail}）。"
    advice = "请提供文本层 PDF 或识别后的文本（.txt、.md）。"


class SourceDamagedError(SourceError):
    """The file is of a supported kind and cannot be decoded."""

    code = "source-damaged"
    template = "文件已损坏：{path}（{detail}）。"
    advice = "请重新下载或重新扫描该文件。"


class SourceUnsupportedError(SourceError):
    """The file is of a known kind that has no reader."""

    code = "source-unsupported"
    template = "暂不支持这种文件：{path}（{kind}）。"
    advice = "请转换为文本层 PDF 或识别后的文本。"


class SourceEncodingError(SourceError):
    """The text is in no encoding that can be decoded without loss."""

    code = "source-encoding"
    template = "无法确定文本编码：{path}（试过 {tried}）。"
    advice = "请另存为 UTF-8 后再试。"


class SourceTooComplexError(SourceError):
    """What is in the file is more than is read: a bomb, or no disclosure."""

    code = "source-too-complex"
    template = "文件内容超出限制：{path}（{detail}）。"
    advice = "请检查文件是否正常，必要时拆分后再试。"


class SourceTimeoutError(SourceError):
    """Reading the file came to a standstill."""

    code = "source-timeout"
    template = "读取超时：{path}（{seconds} 秒没有进展）。"
    advice = "请检查文件是否损坏，或用 --timeout 放宽时限后再试。"


class OfficeError(SourceError):
    """A Word or Excel file that cannot be read."""

    code = "office"


class OfficeDamagedError(OfficeError):
    """The package is damaged, or not what its name says."""

    code = "office-damaged"
    template = "Office 文件已损坏：{path}（{detail}）。"
    advice = "请重新下载，或用 Office 或 WPS 打开后另存再试。"


class OfficeEncryptedError(OfficeError):
    """The file opens with a password only."""

    code = "office-encrypted"
    template = "Office 文件已加密：{path}。"
    advice = "请在 Office 或 WPS 中去掉密码后另存再试。"


class WordBinaryError(OfficeError):
    """A Word file of the format before 2007, which has no reader."""

    code = "word-binary"
    template = "不支持旧版 Word 格式（.doc）：{path}。"
    advice = (
        "请用 Word 或 WPS 另存为 .docx，或运行 soffice --headless --convert-to docx 转换后再试。"
    )


class PdfError(SourceError):
    """A PDF that cannot be read."""

    code = "pdf"


class PdfDamagedError(PdfError):
    """The bytes are no PDF, or one that is damaged beyond repair."""

    code = "pdf-damaged"
    template = "PDF 已损坏或不是 PDF：{path}（{detail}）。"
    advice = "请重新下载该文件。"


class PdfEncryptedError(PdfError):
    """The PDF opens with a password only."""

    code = "pdf-encrypted"
    template = "PDF 已加密：{path}（{detail}）。"
    advice = "请用 --password 提供打开密码，或向发布单位索取未加密的文件。"


class PdfEmptyError(PdfError):
    """The PDF has no pages."""

    code = "pdf-no-pages"
    template = "PDF 没有页面：{path}。"
    advice = "请重新下载该文件。"


class PdfTooLongError(PdfError):
    """The PDF has more pages than are read."""

    code = "pdf-too-long"
    template = "PDF 页数过多：{path}，{pages} 页，上限 {limit} 页。"
    advice = "请拆分文件。"


class PdfTimeoutError(PdfError):
    """A page takes too long."""

    code = "pdf-timeout"
    template = "第 {page} 页读取超时：{path}（超过 {seconds} 秒）。"
    advice = "请检查该页是否损坏，或另存后再试。"


class PdfCrashError(PdfError):
    """The process that read a page died."""

    code = "pdf-crash"
    template = "读取第 {page} 页时进程意外终止：{path}。"
    advice = "请检查该页是否损坏，或另存后再试。"


class OcrMissingError(SourceError):
    """A scan, and the extra that reads scans is not installed."""

    code = "ocr-missing"
    template = "扫描件没有文字层，需要文字识别：{path}。"
    advice = "请安装文字识别组件：pip install 'budgetkit[ocr]'"


class NotADisclosureError(BudgetkitError):
    """The text holds neither a budget title nor a statutory table."""

    code = "not-a-disclosure"
    template = "未发现预算公开的标题或报表：{path}。"
    advice = (
        "请确认该文件是部门（单位）预算公开材料；读出的表格和文字可用 budgetkit info 查看，"
        "extract 存在 tables、table_rows、text_blocks 中。"
    )


class CatalogueError(BudgetkitError):
    """A researcher's own catalogue file that is not of the form."""

    code = "catalogue"
    template = "版式目录文件有误：{path}（{reason}）。"
    advice = "请对照 docs/layouts.md 修改。"


class DatasetError(BudgetkitError):
    """A dataset on disk that is not what the contract says."""

    code = "dataset"


class DatasetMissingError(DatasetError):
    """The folder holds no dataset."""

    code = "dataset-missing"
    template = "目录中没有数据集：{path}（缺 {missing}）。"
    advice = "请先运行 budgetkit extract。"


class DatasetInvalidError(DatasetError):
    """A table breaks the contract."""

    code = "dataset-invalid"
    template = "数据表 {table} 不符合约定：{detail}。"
    advice = "请用同一版本重新提取。"


class DatasetWriteError(DatasetError):
    """The folder of a dataset cannot be written to."""

    code = "dataset-write"
    template = "无法写入数据集：{path}（{reason}）。"
    advice = "请检查目录权限和磁盘空间。"


class CorrectionError(BudgetkitError):
    """A researcher's correction that cannot be applied."""

    code = "correction"
    template = "更正文件 {file} 第 {entry} 条有误：{detail}。"
    advice = "请修改该条，或删去。"


class CorrectionStaleError(CorrectionError):
    """A correction whose expectation no longer holds."""

    code = "correction-stale"
    template = "更正文件 {file} 第 {entry} 条不再适用：{detail}。"
    advice = "请对照原文件核实该条，再修改或删去。"


class UsageError(BudgetkitError):
    """A call or command that asks for something that does not exist."""

    code = "usage"
    template = "{reason}"


class ReportError(BudgetkitError):
    """A report that could not be made."""

    code = "report"
    template = "报告未能生成：{report}（{reason}）。"
    advice = "可加 --debug 查看执行过的笔记本。"


class InternalError(BudgetkitError):
    """A mistake in the package itself, met while reading a document."""

    code = "internal"
    template = "程序出错：{path}（{reason}）。"
    advice = "请加 --debug 重新运行，并把结果报告给维护者。"
