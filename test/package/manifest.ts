import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../host/paths';

/** An item of a menu: a command, or a submenu. */
export interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly group?: string;
  readonly when?: string;
}

/** A setting as package.json declares it. */
export interface SettingDeclaration {
  readonly type: string;
  readonly default: unknown;
  readonly scope: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly ignoreSync?: boolean;
  readonly markdownDescription: string;
  readonly order: number;
}

/** package.json, as far as tests look at it. */
export interface Manifest {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly publisher: string;
  readonly license: string;
  readonly version: string;
  readonly icon: string;
  readonly galleryBanner: { readonly color: string; readonly theme: string };
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly pricing: string;
  readonly qna: boolean;
  readonly homepage: string;
  readonly bugs: { readonly url: string };
  readonly main: string;
  readonly repository: { readonly url: string };
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly vscode: string };
  readonly extensionKind: readonly string[];
  readonly activationEvents: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly submenus: readonly { readonly id: string; readonly label: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly when?: string;
    }[];
    readonly viewsContainers: {
      readonly activitybar: readonly { readonly id: string; readonly title: string; readonly icon: string }[];
    };
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly name: string }[]>>;
    readonly viewsWelcome: readonly {
      readonly view: string;
      readonly contents: string;
      readonly when?: string;
    }[];
    readonly languages: readonly { readonly id: string; readonly filenamePatterns: readonly string[] }[];
    readonly configurationDefaults: Readonly<Record<string, object>>;
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly steps: readonly {
        readonly id: string;
        readonly description: string;
        readonly media: { readonly svg: string; readonly altText: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly configuration: { readonly properties: Readonly<Record<string, SettingDeclaration>> };
  };
}

/** Reads a text of the checkout. */
export function readText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

export const manifest = JSON.parse(readText('package.json')) as Manifest;

/** The texts behind `%key%` in package.json. */
export const strings = JSON.parse(readText('package.nls.json')) as Readonly<Record<string, string>>;

/** Puts the text in the place of `%key%`. */
export function toEnglish(value: string): string | undefined {
  return strings[/^%(.+)%$/.exec(value)?.[1] ?? ''];
}
