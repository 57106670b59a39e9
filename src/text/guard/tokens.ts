import type { SecretKind } from './findings';
import type { Pattern } from './pattern';

/** Shapes that services give their keys so that they are recognized; each ends in what may repeat, or has a fixed length. */
const shapes: Partial<Record<SecretKind, readonly string[]>> = {
  cloudKey: [
    String.raw`(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z\d])(?![A-Z\d]{9}EXAMPLE)[A-Z\d]{16}(?![A-Za-z\d])`, // AWS
    String.raw`AIza[\w-]{35}`, // Google Cloud
    String.raw`LTAI[A-Za-z\d]{16,20}(?![A-Za-z\d])`, // Alibaba
    String.raw`AKID[A-Za-z\d]{32}(?![A-Za-z\d])`, // Tencent
    String.raw`[\w~.]{3}\dQ~[\w~.-]{31,34}`, // Microsoft Entra
    String.raw`do[opr]_v1_[a-f\d]{64}`, // DigitalOcean
    String.raw`v1\.0-[a-f\d]{24}-[a-f\d]{80,}`, // Cloudflare
  ],
  apiKey: [
    String.raw`sk-(?:proj|svcacct|admin|ant-[a-z]{3,5}\d\d|or-v1|lf)-[\w-]{20,}`, // OpenAI, Anthropic, OpenRouter, Langfuse
    String.raw`sk-(?=[A-Za-z\d]{0,30}\d)[A-Za-z\d]{32,}`,
    String.raw`gsk_[A-Za-z\d]{40,}`, // Groq
    String.raw`xai-[A-Za-z\d]{60,}`,
    String.raw`pplx-[A-Za-z\d]{40,}`,
    String.raw`r8_[A-Za-z\d]{37}`, // Replicate
    String.raw`[sr]k_(?:live|test)_[A-Za-z\d]{16,}`, // Stripe
    String.raw`rzp_(?:live|test)_[A-Za-z\d]{14}`, // Razorpay
    String.raw`SG\.[\w-]{16,64}\.[\w-]{30,}`, // SendGrid
    String.raw`key-[a-f\d]{32}(?![A-Za-z\d])`, // Mailgun
    String.raw`[a-f\d]{32}-us\d{1,2}(?!\w)`, // Mailchimp
    String.raw`SK[a-f\d]{32}(?![A-Za-z\d])`, // Twilio
    String.raw`xkeysib-[a-f\d]{64}-\w{16}`, // Brevo
    String.raw`re_[A-Za-z\d]{8}_[A-Za-z\d]{20,}`, // Resend
    String.raw`NRAK-[A-Z\d]{27}`, // New Relic
    String.raw`PMAK-[a-f\d]{24}-[a-f\d]{34}`, // Postman
    String.raw`(?:sdk|mob|api)-[a-f\d]{8}-[a-f\d]{4}-[a-f\d]{4}-[a-f\d]{4}-[a-f\d]{12}`, // LaunchDarkly
    String.raw`AGE-SECRET-KEY-1[A-Z\d]{58}`,
  ],
  accessToken: [
    String.raw`gh[oprsu]_[A-Za-z\d_]{36,}`,
    String.raw`github_pat_\w{50,}`,
    String.raw`gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|soat|oas)-[\w.-]{20,}`, // GitLab
    String.raw`npm_[A-Za-z\d]{36,}`,
    String.raw`pypi-AgE[\w-]{50,}`,
    String.raw`rubygems_[a-f\d]{40,}`,
    String.raw`dckr_[op]at_[\w-]{20,}`, // Docker
    String.raw`xox[abeoprs](?:\.xox[bp])?-(?=[\w-]{0,60}\d)[\w-]{20,}`, // Slack
    String.raw`xapp-\d-[\w-]{20,}`,
    String.raw`hf_[A-Za-z]{30,}`, // Hugging Face
    String.raw`dapi[a-f\d]{32}(?:-\d)?(?![A-Za-z\d])`, // Databricks
    String.raw`hv[brs]\.[\w-]{24,}`, // Vault
    String.raw`dp\.(?:pt|st|sa|ct|scim|audit)\.(?:[\w-]{1,40}\.)?[A-Za-z\d]{40,}`, // Doppler
    String.raw`lin_(?:api|oauth)_\w{32,}`, // Linear
    String.raw`AT(?:ATT3|CTT3|BB)[\w=-]{28,}`, // Atlassian
    String.raw`HRKU-[\w-]{36,}`, // Heroku
    String.raw`shp(?:at|ca|pa|ss|tk|ua)_[a-fA-F\d]{32}`, // Shopify
    String.raw`sq0(?:atp|csp|idp)-[\w-]{22,}`, // Square
    String.raw`EAAA[a-zA-Z\d_-]{60}`,
    String.raw`[MNO][A-Za-z\d]{23,27}\.[\w-]{6}\.[\w-]{27,}`, // Discord
    String.raw`ntn_\d{9,}[A-Za-z\d]{35,}`, // Notion
    String.raw`secret_[A-Za-z\d]{43}(?![A-Za-z\d])`,
    String.raw`figd_[\w-]{40,}`,
    String.raw`nfp_[A-Za-z\d]{36,}`, // Netlify
    String.raw`vc[aciknpr]_[A-Za-z\d]{24,}`, // Vercel
    String.raw`pscale_(?:tkn|pw|oauth)_[\w.=-]{32,}`, // PlanetScale
    String.raw`sb(?:p|_secret)_[\w-]{20,}`, // Supabase
    String.raw`fo1_[\w-]{40,}`, // Fly
    String.raw`pat[A-Za-z\d]{14}\.[a-f\d]{64}`, // Airtable
    String.raw`pat-(?:na|eu)\d-[a-f\d]{8}-[a-f\d-]{27}`, // HubSpot
    String.raw`sntry[su]_[\w+/=]{40,}`, // Sentry
    String.raw`gl(?:c|sa)_[\w+/=]{32,}`, // Grafana
    String.raw`pul-[a-f\d]{40}`, // Pulumi
    String.raw`ya29\.[\w-]{20,}`, // Google
    String.raw`GOCSPX-[\w-]{28}`,
    String.raw`1//0[\w-]{40,}`,
    String.raw`CCIPAT_\w{30,}`, // CircleCI
    String.raw`bkua_[a-f\d]{40}`, // Buildkite
    String.raw`CFPAT-[\w-]{43}`, // Contentful
    String.raw`ops_eyJ[\w+/=-]{80,}`, // 1Password
  ],
  webhook: [
    String.raw`whsec_[A-Za-z\d+/]{24,}=?`, // Stripe, Svix
    String.raw`hooks\.slack\.com/(?:services|workflows)/[\w/]{20,}`,
    String.raw`discord(?:app)?\.com/api/webhooks/\d{15,}/[\w-]{40,}`,
    String.raw`webhook\.office\.com/webhookb2/[\w@/-]{60,}`,
    String.raw`hooks\.zapier\.com/hooks/catch/\d+/\w{5,}`,
    String.raw`chat\.googleapis\.com/v1/spaces/[\w-]{5,}/messages\?key=[\w-]{20,}`,
  ],
};

/** Shapes that need nothing around them, so they are found in broken lines too. One expression each: V8 skips to its letters. */
export const tokenPatterns: readonly Pattern[] = [
  ...Object.entries(shapes).flatMap(([kind, each]) =>
    each.map((shape) => toPattern(kind as SecretKind, shape)),
  ),
  // What stands before the secret part of these two is public, and would be slow to look for.
  { kind: 'accessToken', search: /(?<=\d{8,10}:)AA[\w-]{32,}/g }, // Telegram
  { kind: 'accessToken', search: /(?<=[A-Za-z\d]{14})\.atlasv1\.[\w-]{60,}/g }, // Terraform Cloud
  { kind: 'jsonWebToken', search: /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}(?:\.[\w-]*)?/g },
  // Encrypted ones have five parts, the second of which may be empty.
  { kind: 'jsonWebToken', search: /(?<![\w-])eyJ[\w-]{10,}\.[\w-]*\.[\w-]{8,}\.[\w-]{20,}\.[\w-]{10,}/g },
];

function toPattern(kind: SecretKind, shape: string): Pattern {
  return {
    kind,
    search: new RegExp(String.raw`(?<![A-Za-z\d])(?:${shape})`, 'g'),
    // A run of one letter stands for a token in documentation.
    isMeant: (found) => !/(.)\1{11}/.test(found),
  };
}
