// What our line above a notebook says, in the app's language.
export const language = location.pathname.includes("/lite/ja/") ? "ja" : "en";
const say = (ja, en) => (language === "ja" ? ja : en);

export const words = {
  starting: say("Python を用意しています(はじめの1回は約 MEGABYTES MB)…", "Python is getting ready (about MEGABYTES MB, the first time only) …"),
  ready: say("Shift + Enter で1つずつ、▶▶ で全部を実行します。", "Shift + Enter runs a cell, ▶▶ all of them."),
  late: say("Python の用意に時間がかかっています。進まないときは、ページを読み込みなおすか、読むページにあるほかの入り口をお使いください。",
    "Python takes long to get ready. If nothing happens, load the page again, or use another door: they are on the reading page."),
  failed: say("Python を始められませんでした。ページを読み込みなおすか、読むページにあるほかの入り口をお使いください。",
    "Python could not be started. Load the page again, or use another door: they are on the reading page."),
  yours: (day) => say(`${day} にあなたが保存したものを見ています。`, `You see your own copy, saved on ${day}.`),
  renewed: (day) => say(`${day} にあなたが保存したものを見ています。この章には、新しい版があります。`,
    `You see your own copy, saved on ${day}. This chapter has been renewed since.`),
  takeNew: say("新しい版を開く", "Open the new version"),
  takeOriginal: say("もとの章を開く", "Open the original"),
  download: say("ダウンロード", "Download"),
  keptAs: (name) => say(`あなたのものは「${name}」という名前で残します。よろしいですか。`, `Your copy stays, under the name “${name}”. All right?`),
  mine: say("(自分の)", "(mine)"),
  nothingStays: say("このブラウザの窓では、進み具合とファイルが残りません。「ファイル」メニューの「ダウンロード」で手元に残せます。",
    "In this window of the browser progress and files do not stay. File > Download keeps your notebook."),
  read: say("読むページへ", "To the reading page"),
};
