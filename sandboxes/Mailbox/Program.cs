using MailboxSandbox;

await MailboxApp.Build(args).RunAsync();
