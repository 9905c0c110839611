-- loccit.lua: turns [@ptrb01mktp] into the document's key with a locator, so that a bibliography has one entry a
-- document. Needs pandoc 3.1.1 or later.
--
--   loccit cite --all draft.md --format csl-json > draft.json
--   pandoc --lua-filter loccit.lua --bibliography draft.json --citeproc draft.md -o draft.docx
--
-- It reads the bibliography that `loccit cite` wrote: each item names its passages under custom.loccit. A locator that
-- the draft gives itself ([@ptrb01mktp, p. 3]) is kept; words of its own behind it ([@ptrb01mktp, and elsewhere]) follow
-- the archive's.

local passages = {}

local function read_bibliography(path)
  local file = io.open(path, "r")
  if not file then
    return
  end
  local content = file:read("a")
  file:close()
  local is_json, items = pcall(pandoc.json.decode, content, false)
  if not is_json or type(items) ~= "table" then
    return
  end
  for _, item in ipairs(items) do
    local custom = type(item) == "table" and item.custom
    for identifier, place in pairs(type(custom) == "table" and custom.loccit or {}) do
      passages[identifier] = { document = item.id, locator = place }
    end
  end
end

local function read_metadata(meta)
  local named = meta.bibliography
  if named == nil then
    return
  end
  if pandoc.utils.type(named) == "List" then
    for _, one in ipairs(named) do
      read_bibliography(pandoc.utils.stringify(one))
    end
  else
    read_bibliography(pandoc.utils.stringify(named))
  end
end

local function point_at_document(cite)
  for _, citation in ipairs(cite.citations) do
    local found = passages[citation.id]
    if found then
      citation.id = found.document
      local said = pandoc.utils.stringify(pandoc.Inlines(citation.suffix))
      if not said:find("%d") and type(found.locator) == "string" and found.locator ~= "" then
        local place = pandoc.Inlines({ pandoc.Str(","), pandoc.Space(), pandoc.Str("{" .. found.locator .. "}") })
        citation.suffix = place .. pandoc.Inlines(citation.suffix)
      end
    end
  end
  return cite
end

return { { Meta = read_metadata }, { Cite = point_at_document } }
