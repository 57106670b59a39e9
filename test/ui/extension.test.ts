import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withWorkbench } from './withWorkbench';

test('shows the installed extension with its name among the extensions', async () => {
  await withWorkbench('extension', {}, async (workbench) => {
    await workbench.palette('Extensions: Show Installed Extensions');
    const entry = workbench.page.locator('.extension-list-item', { hasText: 'Handoff for HelpCrunch' });
    await entry.waitFor();
    await workbench.screenshot('installed');
    assert.match(await entry.innerText(), /support-handoff/);
  });
});
