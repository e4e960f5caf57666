// Suggestions under the search boxes: an ARIA 1.2 combobox with a list. Without this file the boxes work as plain forms.
"use strict";

const PAUSE = 120; // milliseconds without a key before asking
const MOST = 8;

class Suggestions {
  constructor(input) {
    this.input = input;
    this.active = -1;
    this.options = [];
    this.list = document.createElement("ul");
    this.list.id = `${input.id}-goi-y`;
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Gợi ý");
    this.told = document.createElement("span");
    this.told.className = "hidden";
    this.told.setAttribute("role", "status");
    const states = { role: "combobox", "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(states)) input.setAttribute(name, value);
    input.parentElement.append(this.list, this.told);
    input.addEventListener("input", () => this.wait());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    this.list.addEventListener("click", (event) => this.choose(this.options.indexOf(event.target.closest("[role=option]"))));
  }

  wait() {
    clearTimeout(this.timer);
    this.asked?.abort();
    if (!this.input.value.trim()) return this.close();
    this.timer = setTimeout(() => this.ask(this.input.value), PAUSE);
  }

  async ask(text) {
    this.asked = new AbortController();
    const address = `${this.input.dataset.suggest}?${new URLSearchParams({ q: text, limit: MOST })}`;
    try {
      const answer = await fetch(address, { signal: this.asked.signal });
      if (answer.ok) this.show((await answer.json()).suggestions);
      else this.close();
    } catch (error) {
      if (error.name !== "AbortError") this.close(); // the server is gone: the box is a plain box again
    }
  }

  show(suggestions) {
    if (document.activeElement !== this.input) return;
    this.list.replaceChildren(...suggestions.map((suggestion, n) => this.option(suggestion, n)));
    this.options = [...this.list.children];
    this.mark(-1);
    this.open(this.options.length > 0);
    this.told.textContent = this.options.length ? `${this.options.length} gợi ý, chọn bằng phím mũi tên.` : "Không có gợi ý.";
  }

  option({ text, said, url }, n) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${n}`;
    item.dataset.text = text;
    if (url) item.dataset.url = url;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const kind = document.createElement("small");
    kind.textContent = said;
    item.append(text, " ", kind);
    return item;
  }

  key(event) {
    if (event.isComposing) return; // the key belongs to the Vietnamese keyboard
    const isOpen = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) this.move(event.key === "ArrowDown" ? 1 : -1);
      else this.wait();
    } else if (event.key === "Enter" && isOpen && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault(); // the first closes the list; a second clears the box, as everywhere
      this.close();
    }
  }

  move(step) {
    const places = this.options.length + 1; // one of them is the box itself
    this.mark(((this.active + 1 + step + places) % places) - 1);
  }

  mark(n) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = n;
    if (n < 0) return this.input.removeAttribute("aria-activedescendant");
    this.options[n].setAttribute("aria-selected", "true");
    this.options[n].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", this.options[n].id);
  }

  choose(n) {
    if (n < 0) return;
    const { text, url } = this.options[n].dataset;
    this.close();
    if (url) return location.assign(url);
    this.input.value = text;
    this.input.form.requestSubmit();
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
  }

  close() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.mark(-1);
    this.open(false);
    this.told.textContent = "";
  }
}

for (const input of document.querySelectorAll("input[data-suggest]")) new Suggestions(input);
