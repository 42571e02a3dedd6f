-- 全区报告转为 Word 文档时的取舍：去掉封面、目录、红头、版记、网页用的链接和图（图里的数在表中都有），标题和附件用参考文档里的样式，表格按内容分配列宽。
-- What a Word version of the report leaves out, which of its reference document's styles it uses, and how wide the columns of tables are.

-- 页面：正文竖排，宽的附件横排。最后一节的页面由参考文档决定：以横排附件结尾的，用 reference-wide.docx。
-- Pages as the reference documents have them; the last section's are those of the reference document that was chosen.
local pages = {
  upright = '<w:pgSz w:w="11906" w:h="16838"/>' ..
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="850" w:footer="1361" w:gutter="0"/>',
  wide = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' ..
    '<w:pgMar w:top="1587" w:right="2098" w:bottom="1474" w:left="1984" w:header="850" w:footer="700" w:gutter="0"/>',
}
-- The relationships pandoc gives the reference document's footers: the first two after its own eight parts.
local footers = '<w:footerReference r:id="rId9" w:type="default"/><w:footerReference r:id="rId10" w:type="even"/>'
local annex_mark = "fengwu-annex"
local page_break = pandoc.RawBlock("openxml", '<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
local left_out = { "cover", "red-head", "chart", "screen", "imprint" }
-- More columns than these are set smaller.
local many_columns = 7

local function has(element, class)
  return element.classes and element.classes:includes(class)
end

local function styled(blocks, style)
  return pandoc.Div(blocks, pandoc.Attr("", {}, { ["custom-style"] = style }))
end

function Link(link) return link.content end
function Image() return {} end

-- What a caption says of its units.
function Span(span)
  if has(span, "small") and not span.content[1].text:find("^（") then
    return pandoc.Span({ pandoc.Str("（"), table.unpack(span.content), pandoc.Str("）") }) end
end

function Div(div)
  for _, class in ipairs(left_out) do
    if has(div, class) then return {} end
  end
  if has(div, "annex") then
    return { pandoc.RawBlock(annex_mark, has(div, "wide") and "wide" or "upright"), table.unpack(div.content) }
  end
  if has(div, "title") then
    local title, period = pandoc.List(), pandoc.List()
    for _, part in ipairs(div.content[1].content) do (has(part, "small") and period or title):insert(part) end
    return { styled({ pandoc.Para(title) }, "Title"), styled({ pandoc.Para(period) }, "Subtitle") }
  end
  if has(div, "dated") then return styled(div.content, "Dated") end
  return div.content
end

-- The contents are a heading and the list after it, since pandoc drops the element around them.
function Blocks(blocks)
  local kept, skips = pandoc.List(), false
  for _, block in ipairs(blocks) do
    if block.t == "Header" and block.identifier == "contents" then
      skips = true
    elseif skips and block.t == "OrderedList" then
      skips = false
    else
      kept:insert(block)
    end
  end
  return kept
end

-- How wide a cell would like to be, in halves of a Chinese character: words and numbers are not broken, Chinese texts may be.
local function width(cell)
  local longest = 0
  for _, block in ipairs(cell.contents) do
    local own = 0
    for _, code in utf8.codes(pandoc.utils.stringify(block)) do own = own + (code < 0x2E80 and 1.1 or 1.6) end
    longest = math.max(longest, own)
  end
  return longest > 14 and 14 + math.sqrt(longest - 14) * 3 or longest
end

function Table(tbl)
  local widths, small = {}, #tbl.colspecs > many_columns
  local function visit(rows, heading)
    for _, row in ipairs(rows) do
      for column, cell in ipairs(row.cells) do
        if cell.col_span == 1 then widths[column] = math.max(widths[column] or 0, width(cell)) end
        if heading or has(cell, "centre") or has(cell, "state") then
          cell.alignment = "AlignCenter"
        elseif has(cell, "number") then
          cell.alignment = "AlignRight"
        end
        -- Paragraphs of a cell are set as tables are, not as running text.
        local lines = pandoc.List()
        for _, block in ipairs(cell.contents) do
          lines:insert(small and styled({ pandoc.Plain(block.content) }, "Small Table") or pandoc.Plain(block.content))
        end
        cell.contents = lines
      end
    end
  end
  visit(tbl.head.rows, true)
  for _, body in ipairs(tbl.bodies) do visit(body.body, false) end
  local total = 0
  for column = 1, #tbl.colspecs do
    widths[column] = 3 + (widths[column] or 0)
    total = total + widths[column]
  end
  for column, spec in ipairs(tbl.colspecs) do tbl.colspecs[column] = { spec[1], widths[column] / total } end
  return tbl
end

-- The report says its title itself.
function Meta(meta)
  meta.title = nil
  return meta
end

-- Annexes begin on a new page, and those of another orientation in a section of their own: the mark that ends the section before them.
function Pandoc(doc)
  local blocks, orientation = pandoc.List(), "upright"
  for _, block in ipairs(doc.blocks) do
    if block.t ~= "RawBlock" or block.format ~= annex_mark then
      blocks:insert(block)
    elseif block.text == orientation then
      blocks:insert(page_break)
    else
      blocks:insert(pandoc.RawBlock("openxml", "<w:p><w:pPr><w:sectPr>" .. footers .. pages[orientation] .. "</w:sectPr></w:pPr></w:p>"))
      orientation = block.text
    end
  end
  return pandoc.Pandoc(blocks, doc.meta)
end
