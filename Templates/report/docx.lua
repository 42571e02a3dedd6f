-- 全区报告转为 Word 文档时的取舍：去掉封面外框、目录、网页用的链接和图，标题和附件用参考文档里的样式。
-- What a Word version of the report leaves out, and which of its reference document's styles it uses.

local page_break = pandoc.RawBlock("openxml", '<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

local function has(element, class)
  return element.classes and element.classes:includes(class)
end

local function styled(blocks, style)
  return pandoc.Div(blocks, pandoc.Attr("", {}, { ["custom-style"] = style }))
end

function Link(link) return link.content end
function Image() return {} end

function Div(div)
  if has(div, "cover") or has(div, "contents") or has(div, "red-head") or has(div, "chart") or has(div, "screen") then return {} end
  if has(div, "annex") then return { page_break, table.unpack(div.content) } end
  if has(div, "title") then return styled(div.content, "Title") end
  return div.content
end
