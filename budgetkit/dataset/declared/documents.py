"""Tables of the files read and of the disclosures they make up."""

from __future__ import annotations

from dataclasses import replace

from budgetkit.dataset.declared.common import DISCLOSURE_ID, DOCUMENT_ID, TO_DISCLOSURE
from budgetkit.dataset.field import Field, FieldType, TableSchema

MEDIA_TYPES = ("pdf", "pdf-scan", "docx", "xlsx", "csv", "html", "transcript")

DOCUMENTS = TableSchema(
    "documents",
    "One file.",
    "每个文件一行。",
    (
        DOCUMENT_ID,
        replace(DISCLOSURE_ID, nullable=True),
        Field(
            "file_name",
            FieldType.STRING,
            "Name of the file, without its folder.",
            "文件名，不含目录。",
            nullable=False,
            printed=True,
        ),
        Field(
            "sha256",
            FieldType.STRING,
            "SHA-256 of the file; null where it cannot be opened.",
            "文件的 SHA-256；打不开时为空。",
            pattern=r"[0-9a-f]{64}",
        ),
        Field(
            "media_type",
            FieldType.STRING,
            "Kind of file; null where it could not be told.",
            "文件类型；无法判断时为空。",
            enum=MEDIA_TYPES,
        ),
        Field("page_count", FieldType.INTEGER, "Pages of a paged file.", "页数。", minimum=0),
        Field("line_count", FieldType.INTEGER, "Lines of a transcript.", "文字稿行数。", minimum=0),
        Field(
            "status",
            FieldType.STRING,
            "`ok`; `partial`: something is known to be missing; `failed`: nothing was read.",
            "ok 正常；partial 已知有缺失；failed 未能读取。",
            nullable=False,
            enum=("ok", "partial", "failed"),
        ),
        Field(
            "error_type",
            FieldType.STRING,
            "Code of what went wrong; null where the status is `ok`.",
            "问题代码；正常时为空。",
        ),
        Field(
            "error_message",
            FieldType.STRING,
            "What was wrong and what to do.",
            "问题说明和处理办法。",
            printed=True,
        ),
        Field(
            "warnings",
            FieldType.STRINGS,
            "All that was noticed while reading, each with its place.",
            "读取中发现的全部问题及其位置。",
            nullable=False,
            printed=True,
        ),
        Field(
            "duplicate_names",
            FieldType.STRINGS,
            "Names of further files with the same content, which were not read again.",
            "内容相同、未再读取的其他文件名。",
            nullable=False,
            printed=True,
        ),
        Field(
            "omitted",
            FieldType.STRINGS,
            "Lines left out because they are no part of the document: watermarks, running "
            "heads and notices, each once; page numbers and tables of contents are not listed.",
            "不属于正文而略去的文字：水印、页眉页脚和声明，各列一次；页码和目录不列。",
            nullable=False,
            printed=True,
        ),
        Field(
            "superseded_by",
            FieldType.STRING,
            "The document of the same disclosure that repeated tables, narrative or forms "
            "were taken from instead; null where nothing was.",
            "同一份公开材料的另一文件；重复的报表、说明或绩效表以该文件为准。没有时为空。",
        ),
    ),
    key=("document_id",),
    foreign_keys=(TO_DISCLOSURE,),
)

DISCLOSURES = TableSchema(
    "disclosures",
    "One agency, year, stage and scope, possibly of several files.",
    "每个部门（单位）、年度、阶段、范围一行，可由多个文件组成。",
    (
        DISCLOSURE_ID,
        Field(
            "agency_name",
            FieldType.STRING,
            "Name of the department or unit.",
            "部门（单位）名称。",
            column_type="administrative-classification:generic:label",
        ),
        Field(
            "scope",
            FieldType.STRING,
            "`department`: with all its subordinate units; `unit`: one unit.",
            "department 部门（含所属单位）；unit 单位。",
            enum=("department", "unit"),
        ),
        Field(
            "stage",
            FieldType.STRING,
            "`budget` or `final_accounts`.",
            "budget 预算；final_accounts 决算。",
            enum=("budget", "final_accounts"),
            column_type="phase:id",
        ),
        Field(
            "fiscal_year",
            FieldType.INTEGER,
            "Fiscal year, which is the calendar year.",
            "财政年度（公历年）。",
            minimum=1949,
            maximum=2100,
            column_type="date:fiscal-year",
        ),
        Field(
            "division_code",
            FieldType.STRING,
            "Code of the administrative division, six digits.",
            "行政区划代码，六位。",
            pattern=r"[0-9]{6}",
            column_type="geo:source:code",
        ),
        Field("province", FieldType.STRING, "Province.", "省（自治区、直辖市）。"),
        Field(
            "city",
            FieldType.STRING,
            "City.",
            "市（地、州、盟）。",
            column_type="geo:source:title",
        ),
        Field(
            "subordinate_units",
            FieldType.STRINGS,
            "Units whose budgets are included.",
            "纳入预算编报范围的所属单位。",
            nullable=False,
        ),
        Field(
            "layout",
            FieldType.STRING,
            "Id of the layout profile recognised.",
            "识别出的版式标识。",
        ),
    ),
    key=("disclosure_id",),
)
