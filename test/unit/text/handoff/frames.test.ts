import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maxFrames } from '../../../../src/core/limits';
import { findFrames } from '../../../../src/text/handoff/frames';
import { anyUnits, hostileText } from '../../hostileText';

const found = (text: string): string[] => findFrames(text).map(({ path, line }) => `${path}:${line}`);

/** Lines of traces and of compilers, and the place each names; undefined for none of ours. */
const lines: readonly (readonly [line: string, place: string | undefined])[] = [
  // JavaScript
  ['    at total (/app/src/cart.ts:12:5)', '/app/src/cart.ts:12'],
  ['    at async Cart.total (src/cart.ts:12:5)', 'src/cart.ts:12'],
  ['    at src/cart.ts:12:5', 'src/cart.ts:12'],
  ['    at async ./src/cart.ts:12:5', 'src/cart.ts:12'],
  ['    at new Cart (C:\\src\\cart.ts:12:5) {', 'C:\\src\\cart.ts:12'],
  ['    at Object.<anonymous> (/app/a b/cart.ts:12:5)', '/app/a b/cart.ts:12'],
  ['    at Page (/app/src/(shop)/page.tsx:3:1)', '/app/src/(shop)/page.tsx:3'],
  ['    at file:///app/src/a%20b.mjs?v=1:12:5', '/app/src/a b.mjs:12'],
  ['    at run (file:///C:/app/a.mjs:12:5)', 'C:/app/a.mjs:12'],
  ['    at run (webpack:///./src/a.ts:12:5)', 'src/a.ts:12'],
  ['    at run (webpack://shop/./src/a.ts?1a2b:12:5)', 'src/a.ts:12'],
  ['    at run (webpack-internal:///(rsc)/./src/a.ts:12:5)', 'src/a.ts:12'],
  ['    at run (rsc://React/Server/webpack-internal:///(rsc)/./src/a.ts?7:12:5)', 'src/a.ts:12'],
  ['    at run (http://localhost:5173/src/a.ts?t=1:2:3)', 'src/a.ts:2'],
  ['    at run (http://localhost:5173/@fs/app/lib/a.ts:2:3)', '/app/lib/a.ts:2'],
  ['    at run (http://localhost:5173/@fs/C:/lib/a.ts:2:3)', 'C:/lib/a.ts:2'],
  ['    at run (http://localhost:5173/src/@fs/a.ts:2:3)', 'src/@fs/a.ts:2'],
  ['    at run (https://shop.example/src/a.ts:2:3)', 'src/a.ts:2'],
  ['    at run (webpack-internal:///./src/(shop)/page.tsx:2:3)', 'src/(shop)/page.tsx:2'],
  ['    at run (/app/src/../lib/a.ts:2:3)', '/app/src/../lib/a.ts:2'],
  ['    at file:///app/100%/a.ts:2:3', '/app/100%/a.ts:2'],
  ['    at run (/app/src/a.ts:2:3)  \t', '/app/src/a.ts:2'],
  ['web-1  |     at run (/app/src/a.ts:2:3)', '/app/src/a.ts:2'],
  ['> at run (/app/src/a.ts:2:3)', '/app/src/a.ts:2'],
  ['    at run (/app/node_modules/x/a.js:2:3)', undefined],
  ['    at run (C:\\app\\node_modules\\x\\a.js:2:3)', undefined],
  ['    at node:internal/main/run_main_module:28:49', undefined],
  ['    at run (node:internal/process/task_queues.js:95:5)', undefined],
  ['    at Module._compile (internal/modules/cjs/loader.js:1085:14)', undefined],
  ['    at run (webpack:///webpack/bootstrap.js:2:3)', undefined],
  ['    at run (http://localhost:5173/@vite/client.js:2:3)', undefined],
  ['    at eval (eval at run (/app/a.js:1:2), <anonymous>:3:4)', undefined],
  ['    at async Promise.all (index 0)', undefined],
  ['    at Array.map (<anonymous>)', undefined],
  ['    at run (chrome-extension://abc/a.js:2:3)', undefined],
  ['    at run (src/a.ts:0:3)', undefined],
  ['total@http://localhost:5173/src/a.ts:2:3', 'src/a.ts:2'],
  ['async*total@http://localhost:5173/@fs/app/a.ts:2:3', '/app/a.ts:2'],
  ['@file:///app/a.js:2:3', '/app/a.js:2'],
  ['total@/app/a.js:2:3', '/app/a.js:2'],
  [`    at run (/${'a'.repeat(296)}.ts:1:2)`, `/${'a'.repeat(296)}.ts:1`],
  [`    at run (/${'a'.repeat(297)}.ts:1:2)`, undefined],
  // Python
  ['  File "shop/cart.py", line 3, in total', 'shop/cart.py:3'],
  ['  File "C:\\shop\\a b.py", line 3', 'C:\\shop\\a b.py:3'],
  ['  File "/usr/lib/python3.11/json/decoder.py", line 3, in decode', undefined],
  ['  File "/venv/lib/python3.11/site-packages/x/a.py", line 3, in f', undefined],
  ['  File "shop/cart.p-y", line 3', undefined],
  ['  File "<string>", line 3, in <module>', undefined],
  // Java and Kotlin
  ['\tat com.acme.shop.Cart.total(Cart.java:42)', 'com/acme/shop/Cart.java:42'],
  ['\tat com.acme.shop.Cart$Item.<init>(Cart.java:42)', 'com/acme/shop/Cart.java:42'],
  ['\tat app//com.acme.shop.CartKt$total$1.invoke(Cart.kt:42) ~[shop.jar:na]', 'com/acme/shop/Cart.kt:42'],
  ['\tat Cart.main(Cart.java:42)', 'Cart.java:42'],
  ['\tat com.acme.Größe.zähle(Größe.java:42)', 'com/acme/Größe.java:42'],
  ['\tat java.base/java.lang.Thread.run(Thread.java:829)', undefined],
  ['\tat org.springframework.web.A.b(A.java:1)', undefined],
  ['\tat com.acme.shop.Cart.total(Native Method)', undefined],
  // .NET
  ['   at Acme.Cart.Total(Int32 x) in C:\\src\\a.cs:line 42', 'C:\\src\\a.cs:42'],
  ['   at Acme.Cart.Total() in /src/in here/a.cs:line 42', '/src/in here/a.cs:42'],
  ['   at System.String.Concat() in /_/src/System/String.cs:line 42', undefined],
  // Go
  ['\t/app/main.go:12 +0x1d', '/app/main.go:12'],
  ['./main.go:12:5: undefined: total', 'main.go:12'],
  ['internal/cart/cart.go:12:5: undefined: total', 'internal/cart/cart.go:12'],
  ['\t/usr/local/go/src/runtime/panic.go:12 +0x1d', undefined],
  ['\t/root/go/pkg/mod/x@v1/a.go:12 +0x1d', undefined],
  // Rust
  ['             at ./src/main.rs:12:5', 'src/main.rs:12'],
  ['  --> src/main.rs:12:5', 'src/main.rs:12'],
  ['             at /rustc/1a2b/library/std/src/panicking.rs:12:5', undefined],
  ['             at /home/ann/.cargo/registry/src/x/a.rs:12:5', undefined],
  // Ruby
  ["\tfrom app/x.rb:3:in 'y'", 'app/x.rb:3'],
  ["app/x.rb:3:in `y': undefined method (NoMethodError)", 'app/x.rb:3'],
  ["\tfrom C:/app/x.rb:3:in 'y'", 'C:/app/x.rb:3'],
  ["\tfrom /usr/local/bundle/gems/rack/x.rb:3:in 'y'", undefined],
  // PHP
  ['#0 /app/x.php(12): f()', '/app/x.php:12'],
  ['#10 C:\\app\\x.php(12): Cart->total()', 'C:\\app\\x.php:12'],
  ['#1 /app/vendor/x/y.php(12): f()', undefined],
  ['#2 {main}', undefined],
  // Compilers
  ['src/a.ts:3:5 - error TS2345: no', 'src/a.ts:3'],
  ['src/a.ts(3,5): error TS2345: no', 'src/a.ts:3'],
  ['C:\\my src\\a.cs(3,5): error CS1002: ; expected [C:\\a.csproj]', 'C:\\my src\\a.cs:3'],
  ['app/(shop)/page.tsx(3,5): error TS2345: no', 'app/(shop)/page.tsx:3'],
  ['ERROR in ./src/a.ts:3:5', 'src/a.ts:3'],
  ['src/a.c:3:5: error: no', 'src/a.c:3'],
  ['src/a.f90:3:5: Error: no', 'src/a.f90:3'],
  ['tests/test_cart.py:3: AssertionError', 'tests/test_cart.py:3'],
  ['12:30:45 started', undefined],
  ['listening on http://localhost:3000/', undefined],
  ['The file src/a.ts:3:5 - is wrong', undefined],
  ['Error: no', undefined],
];

for (const [line, place] of lines) {
  test(`reads ${JSON.stringify(line)}`, () => {
    assert.deepEqual(found(line), place === undefined ? [] : [place]);
  });
}

test('frames come in their order, each once, whatever ends the lines', () => {
  const trace = ['Error: no', ' at a (a.ts:1:1)', ' at b (b.ts:2:1)', ' at a (a.ts:1:9)', ' at c (a.ts:3:1)'];
  for (const lineEnd of ['\n', '\r\n', '\r'])
    assert.deepEqual(found(trace.join(lineEnd)), ['a.ts:1', 'b.ts:2', 'a.ts:3']);
});

test('a line is read up to the length that anybody reads, and not beyond', () => {
  const line = (chars: number): string => 'src/a.c:3: error: '.padEnd(chars, 'x');
  assert.deepEqual(found(`${line(1_000)}\nsrc/b.c:4: error`), ['src/a.c:3', 'src/b.c:4']);
  assert.deepEqual(found(`${line(1_001)}\nsrc/b.c:4: error`), ['src/b.c:4']);
});

test('an endless recursion gives no more frames than anybody reads', () => {
  const trace = Array.from({ length: maxFrames * 3 }, (_, at) => `    at f (src/a.ts:${at + 1}:1)`);
  assert.equal(findFrames(trace.join('\n')).length, maxFrames);
});

test('what is found has a path of one line and a line that counts from 1, whatever the text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'at ',
      'f (',
      'a.ts',
      ':1',
      ':2',
      ')',
      '@',
      '/',
      'File "',
      '", line 3',
      ' in ',
      '(3): ',
      '\n',
    ),
    hostileText,
    anyUnits,
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      for (const { path, line } of findFrames(pieces.join(''))) {
        assert.match(path, /^[^\p{Cc}]{3,300}$/u);
        assert.ok(Number.isSafeInteger(line) && line > 0);
      }
    }),
    { numRuns: 2000 },
  );
});

/** What each form could go on trying for long, a megabyte of it on lines as long as are read. */
const hostile = [
  'at  in ',
  'at f (',
  'at a/',
  'at a.b(',
  'at a:1:1',
  'a@/',
  'File "',
  '#1 a(1',
  'a.go:1',
  'a.rb:1:',
  'from a:1:in',
  'a.ts(3,',
  'a.a.a:1',
  ' in a:line ',
  ':1:2',
  '((((',
  '    ',
];

for (const piece of hostile) {
  test(`a megabyte of ${JSON.stringify(piece)} comes to its end`, () => {
    const start = piece.startsWith('at') ? piece : `at ${piece}`;
    const line = (begin: string): string => (begin + piece.repeat(1000)).slice(0, 999);
    const text = [...Array<string>(500).fill(line(start)), ...Array<string>(500).fill(line(piece))].join(
      '\n',
    );
    // What grows with the square of this would be seen as a suite that stands still.
    assert.ok(findFrames(text).length <= 2);
    assert.deepEqual(findFrames(piece.repeat(Math.ceil(1_000_000 / piece.length))), []);
  });
}
