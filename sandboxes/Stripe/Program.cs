using StripeSandbox;

await Sandbox.Build(args).RunAsync();
