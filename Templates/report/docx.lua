-- 全区报告转为 Word 文档时的取舍：去掉封面、目录、红头、版记、网页用的链接和图（图里的数在表中都有），标题和附件用参考文档里的样式，表格按内容分配列宽。
-- What a Word version of the report leaves out, which of its reference document's styles it uses, and how wide the columns of tables are.

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
  if has(div, "annex") then return { page_break, table.unpack(div.content) } end
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
