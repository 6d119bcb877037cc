// What the living page says, in the page's language.
const japanese = document.documentElement.lang === "ja";
const say = (ja, en) => (japanese ? ja : en);

export const words = {
  ask: (mb) => say(`このページの図は動かせます(Python をこのページの中で動かします。はじめの1回だけ約 ${mb} MB)。`,
    `The pictures on this page can be moved: Python runs inside the page (about ${mb} MB, the first time only).`),
  start: say("動かす", "Make it move"),
  steps: [
    say("Python を読み込んでいます", "Loading Python"),
    say("道具を読み込んでいます", "Loading its tools"),
    say("図の準備をしています", "Getting the pictures ready"),
  ],
  ready: say("動きます。コードも書きかえて、Shift + Enter で実行できます。", "Alive. The code can be changed, too: Shift + Enter runs it."),
  running: (n, of) => say(`${of}個のセルのうち ${n} 個めを実行しています`, `Running cell ${n} of ${of}`),
  run: say("このセルを実行する (Shift + Enter)", "Run this cell (Shift + Enter)"),
  code: say("コード", "code"),
  long: say("時間がかかっています。終わらないときは、Python を始めなおせます。", "This takes long. If it does not end, Python can be started anew."),
  restart: say("Python を始めなおす", "Start Python anew"),
  restarted: say("Python を始めなおしました。止まったセルの手前まで、実行しなおします。", "Python was started anew. The cells above are run again."),
  cannot: say("このブラウザでは図を動かせません(WebAssembly がありません)。図は止まったままですが、読めます。上のほかの入り口からは動かせます。",
    "In this browser the pictures cannot move (it has no WebAssembly). They stand still, but can be read. The other doors above lead to moving ones."),
  failed: (why) => say(`Python を始められませんでした(${why})。図は止まったままですが、読めます。ページを読み込みなおすか、上のほかの入り口をお使いください。`,
    `Python could not be started (${why}). The pictures stand still, but can be read. Load the page again, or use one of the other doors above.`),
  changed: say("このページの新しい版が出ています。あなたの書きかえは残してあります。", "This page has been renewed. What you changed has been kept."),
};
