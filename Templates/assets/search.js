// Finds pages by the index beside the search page. The index is read as scripts, so that this also works where pages are opened from the disk;
// its files are described in Sources/Search/SearchIndex.swift, and texts are taken apart as in Sources/Search/SearchText.swift.
(function () {
  "use strict";

  var page = document.querySelector(".search-page");
  if (!page) return;
  var form = page.querySelector("form");
  var field = form.elements.q;
  var status = page.querySelector(".search-status");
  var list = page.querySelector(".search-results");
  var more = page.querySelector(".search-more");
  var PAGE = 8;

  // Files of the index, each loaded once.

  var waiting = {};
  var files = new Map();
  window.fengwuSearch = function (name, value) { if (waiting[name]) waiting[name](value); };

  function load(name, version) {
    if (!files.has(name)) {
      files.set(name, new Promise(function (resolve, reject) {
        waiting[name] = resolve;
        var script = document.createElement("script");
        script.src = page.dataset.index + name + ".js" + (version ? "?v=" + version : "");
        script.onerror = function () { files.delete(name); reject(new Error(script.src)); };
        script.onload = function () { script.remove(); };
        document.head.append(script);
      }));
    }
    return files.get(name);
  }

  var DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  var values = {};
  Array.from(DIGITS).forEach(function (digit, value) { values[digit] = value; });

  function numbers(text, adds) {
    var result = [];
    var number = 0, scale = 1, sum = 0;
    for (var index = 0; index < text.length; index++) {
      var digit = values[text[index]];
      number += (digit & 31) * scale;
      scale *= 32;
      if (digit > 31) continue;
      sum = adds ? sum + number : number;
      result.push(sum);
      number = 0;
      scale = 1;
    }
    return result;
  }

  // Texts and queries.

  var IDEOGRAPH = /^[\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]$/u;
  var WORD = /^(?![\u3000-\u303f])[\p{L}\p{M}\p{N}]$/u;

  function fold(scalar) {
    var code = scalar.codePointAt(0);
    if (code >= 0xff01 && code <= 0xff5e) scalar = String.fromCharCode(code - 0xfee0);
    var small = scalar.toLowerCase();
    return Array.from(small).length === 1 ? small : scalar;
  }

  // The parts of a text: {text, isWord, start, end}, by the indices of its scalars.
  function parts(scalars) {
    var result = [];
    scalars.forEach(function (written, index) {
      var scalar = fold(written);
      var isRun = IDEOGRAPH.test(scalar);
      if (!isRun && !WORD.test(scalar)) return;
      var last = result[result.length - 1];
      if (last && last.end === index && last.isWord !== isRun) {
        last.text += scalar;
        last.end = index + 1;
      } else {
        result.push({ text: scalar, isWord: !isRun, start: index, end: index + 1 });
      }
    });
    return result;
  }

  // Postings.

  function lastNotAfter(keys, key) {
    var low = 0, high = keys.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (keys[middle] <= key) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  function entry(index, first, second) {
    var shard = lastNotAfter(index.han, first + second);
    if (shard < 0) return Promise.resolve([]);
    return load("h" + shard, index.version).then(function (content) {
      var start = content.startsWith(first) ? 0 : content.indexOf(" " + first) + 1;
      if (!content.startsWith(first, start)) return [];
      var end = content.indexOf(" ", start);
      var group = content.slice(start + first.length, end < 0 ? content.length : end);
      var at = second ? group.indexOf(second) : 0;
      return at < 0 ? [] : numbers(/^[A-Za-z0-9+/]*/.exec(group.slice(at + second.length))[0], true);
    });
  }

  // Where a run of characters begins: its pairs cover it, and stand at the right distances.
  function runPositions(index, text) {
    var run = Array.from(text);
    if (run.length === 1) return entry(index, run[0], "");
    var offsets = [];
    for (var offset = 0; offset < run.length - 1; offset += 2) offsets.push(offset);
    if (run.length % 2) offsets.push(run.length - 2);
    return Promise.all(offsets.map(function (offset) { return entry(index, run[offset], run[offset + 1]); })).then(function (lists) {
      return lists.slice(1).reduce(function (found, positions, number) {
        var there = new Set(positions);
        return found.filter(function (position) { return there.has(position + offsets[number + 1]); });
      }, lists[0]);
    });
  }

  // Where words begin with a text.
  function wordPositions(index, text) {
    var first = Math.max(0, lastNotAfter(index.words, text));
    var last = lastNotAfter(index.words, text + "\uffff");
    var shards = [];
    for (var shard = first; shard <= last; shard++) shards.push(load("w" + shard, index.version));
    return Promise.all(shards).then(function (contents) {
      var found = [];
      contents.forEach(function (content) {
        var entries = content.split(" ");
        for (var at = 0; at < entries.length; at += 2) {
          if (entries[at].startsWith(text)) found.push(numbers(entries[at + 1], true));
        }
      });
      return found.flat().sort(function (a, b) { return a - b; });
    });
  }

  // What a part's positions say of each document: {isInTitle, isTitle, count}.
  function byDocument(index, positions, length) {
    var found = new Map();
    positions.forEach(function (position) {
      var place = lastNotAfter(index.starts, position);
      var isInTitle = place < index.count;
      var document = isInTitle ? place : place - index.count;
      var hit = found.get(document) || { score: 0, count: 0 };
      if (isInTitle && !hit.isInTitle) {
        hit.isInTitle = true;
        hit.score += 10 + (position === index.starts[place] ? 5 : 0) + (length + 1 >= index.starts[place + 1] - index.starts[place] ? 20 : 0);
      }
      if (!isInTitle && hit.count++ < 5) hit.score += 1;
      found.set(document, hit);
    });
    return found;
  }

  function find(index, query) {
    return Promise.all(query.map(function (part) {
      return (part.isWord ? wordPositions : runPositions)(index, part.text).then(function (positions) {
        return byDocument(index, positions, part.isWord ? 1 : part.end - part.start);
      });
    })).then(function (found) {
      var documents = Array.from(found[0].keys()).filter(function (document) {
        return found.every(function (hits) { return hits.has(document); });
      });
      var score = function (document) { return found.reduce(function (sum, hits) { return sum + hits.get(document).score; }, 0); };
      return documents.map(function (document) { return [document, score(document)]; })
        .sort(function (a, b) { return b[1] - a[1] || a[0] - b[0]; })
        .map(function (pair) { return pair[0]; });
    });
  }

  function text(index, document) {
    var block = lastNotAfter(index.blocks, document);
    return load("t" + block, index.version).then(function (documents) { return documents[document - index.blocks[block]]; });
  }

  var directory;
  function ready() {
    directory = directory || load("directory").then(function (given) {
      var lengths = numbers(given.titles).concat(numbers(given.texts));
      var sum = 0;
      var blocks = numbers(given.blocks);
      var before = 0;
      return {
        version: given.version,
        han: given.han ? given.han.split(" ") : [],
        words: given.words ? given.words.split(" ") : [],
        count: lengths.length / 2,
        starts: [0].concat(lengths.map(function (length) { return sum += length; })),
        blocks: blocks.map(function (count) { before += count; return before - count; }),
      };
    });
    directory.catch(function () { directory = null; });
    return directory;
  }

  // What is shown.

  // The parts of a text that a query meets, by the indices of its scalars.
  function matches(scalars, query) {
    var folded = parts(scalars);
    var result = [];
    folded.forEach(function (part) {
      query.forEach(function (wanted) {
        if (wanted.isWord !== part.isWord) return;
        if (part.isWord) {
          if (part.text.startsWith(wanted.text)) result.push([part.start, part.start + Array.from(wanted.text).length]);
          return;
        }
        var length = Array.from(wanted.text).length;
        for (var at = part.text.indexOf(wanted.text); at >= 0; at = part.text.indexOf(wanted.text, at + wanted.text.length)) {
          var start = part.start + Array.from(part.text.slice(0, at)).length;
          result.push([start, start + length]);
        }
      });
    });
    return result.sort(function (a, b) { return a[0] - b[0]; });
  }

  function marked(element, scalars, found, start, end) {
    var at = start;
    found.forEach(function (match) {
      if (match[0] < at || match[1] > end) return;
      element.append(scalars.slice(at, match[0]).join(""));
      var mark = document.createElement("mark");
      mark.textContent = scalars.slice(match[0], match[1]).join("");
      element.append(mark);
      at = match[1];
    });
    element.append(scalars.slice(at, end).join(""));
  }

  // The passage with most matches, begun at a sentence where one is near.
  function passage(element, content, query) {
    var scalars = Array.from(content);
    var found = matches(scalars, query);
    var LENGTH = 96;
    var best = 0, most = 0;
    found.forEach(function (match, index) {
      var within = found.slice(index).filter(function (other) { return other[1] < match[0] + LENGTH - 20; }).length;
      if (within > most) { most = within; best = match[0]; }
    });
    var start = best > 24 ? best - 16 : 0;
    for (var near = best - 1; start && near > Math.max(0, best - 30); near--) {
      if ("。！？；\n ".includes(scalars[near])) { start = near + 1; break; }
    }
    var end = Math.min(scalars.length, start + LENGTH);
    var isSentence = !start || "。！？；\n ".includes(scalars[start - 1]);
    if (!isSentence) element.append("…");
    marked(element, scalars, found, start, end);
    if (end < scalars.length) element.append("…");
  }

  function item(entry, query) {
    var li = document.createElement("li");
    li.className = "search-result";
    var heading = document.createElement("h2");
    var link = document.createElement("a");
    link.href = page.dataset.root + entry[0];
    var title = Array.from(entry[1]);
    marked(link, title, matches(title, query), 0, title.length);
    heading.append(link);
    li.append(heading);
    if (entry[2]) {
      var kind = document.createElement("p");
      kind.className = "entry-line";
      kind.textContent = entry[2];
      li.append(kind);
    }
    var words = document.createElement("p");
    passage(words, entry[3], query);
    li.append(words);
    return li;
  }

  var asked = 0;

  function answer() {
    var now = ++asked;
    var query = parts(Array.from(field.value.normalize("NFC")));
    document.title = (field.value.trim() ? field.value.trim() + " · " : "") + page.dataset.title;
    if (!query.length) {
      list.replaceChildren();
      more.hidden = true;
      status.textContent = field.value.trim() ? "请输入汉字、字母或数字。" : page.dataset.hint;
      return;
    }
    status.textContent = "正在查找…";
    ready().then(function (index) {
      return find(index, query).then(function (documents) {
        if (now !== asked) return;
        return show(index, documents, query, 0, now);
      });
    }).catch(function () {
      if (now === asked) status.textContent = "没能读取搜索数据，请稍后再试，或者从站点地图查找。";
    });
  }

  function show(index, documents, query, from, now) {
    return Promise.all(documents.slice(from, from + PAGE).map(function (document) { return text(index, document); })).then(function (entries) {
      if (now !== asked) return;
      var items = entries.map(function (entry) { return item(entry, query); });
      if (from) list.append.apply(list, items); else list.replaceChildren.apply(list, items);
      var shown = Math.min(documents.length, from + PAGE);
      status.textContent = documents.length
        ? "找到" + documents.length + "条" + (shown < documents.length ? "，列出前" + shown + "条" : "")
        : "没有找到。换个说法，或者少写几个字试试。";
      more.hidden = shown === documents.length;
      more.onclick = function () {
        show(index, documents, query, shown, now).then(function () {
          var next = list.children[shown];
          if (next) next.querySelector("a").focus();
        });
      };
    });
  }

  function address() {
    var query = field.value.trim();
    return location.href.split(/[?#]/)[0] + (query ? "?q=" + encodeURIComponent(query) : "");
  }

  var timer;
  field.addEventListener("input", function (event) {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(function () {
      history.replaceState(null, "", address());
      answer();
    }, 200);
  });
  field.addEventListener("compositionend", function () { field.dispatchEvent(new Event("input")); });
  field.addEventListener("focus", function () { ready().catch(function () {}); });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(timer);
    if (address() !== location.href) history.pushState(null, "", address());
    answer();
  });

  function begin() {
    field.value = new URLSearchParams(location.search).get("q") || "";
    answer();
  }
  addEventListener("popstate", begin);
  begin();
})();
