// The empty extension that ours is measured against: what the generator of VS Code makes, less its command.
require('vscode');

exports.activate = () => {};
