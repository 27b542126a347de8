using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("Airbnb.Tests.StackTestFramework", "Airbnb.Tests")]

namespace Airbnb.Tests;

/// <summary>Marks a collection of tests that begin when all others are done.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LastAttribute : Attribute;

/// <summary>Marks a collection that takes long on a stack of its own: it begins with all others, and none waits for it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ThroughoutAttribute : Attribute;

/// <summary>
/// xunit as it is, but for the <see cref="LastAttribute">last</see> collections: each has a stack to itself, and mostly
/// waits for it, so they go beside each other when all else is done, save what goes on
/// <see cref="ThroughoutAttribute">throughout</see>. In the end the stacks are stopped.
/// </summary>
public sealed class StackTestFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider sources, IMessageSink messages)
        : XunitTestFrameworkExecutor(assembly, sources, messages)
    {
        [SuppressMessage("Design", "MA0155", Justification = "xunit's own signature.")]
        protected override async void RunTestCases(
            IEnumerable<IXunitTestCase> testCases,
            IMessageSink executionMessageSink,
            ITestFrameworkExecutionOptions executionOptions
        )
        {
            using var runner = new Runner(
                TestAssembly,
                testCases,
                DiagnosticMessageSink,
                executionMessageSink,
                executionOptions
            );
            await runner.RunAsync();
        }
    }

    private sealed class Runner(
        ITestAssembly assembly,
        IEnumerable<IXunitTestCase> cases,
        IMessageSink diagnostics,
        IMessageSink execution,
        ITestFrameworkExecutionOptions options
    ) : XunitTestAssemblyRunner(assembly, cases, diagnostics, execution, options)
    {
        protected override async Task<RunSummary> RunTestCollectionsAsync(
            IMessageBus messageBus,
            CancellationTokenSource cancellationTokenSource
        )
        {
            var all = TestCases.ToList();
            var (throughout, last) = (Collections<ThroughoutAttribute>(all), Collections<LastAttribute>(all));
            TestCases = all.Where(test => !Is<ThroughoutAttribute>(test) && !Is<LastAttribute>(test));
            var others = base.RunTestCollectionsAsync(messageBus, cancellationTokenSource);
            var beside = throughout.ConvertAll(Run);
            var summary = await others;
            beside.AddRange(last.ConvertAll(Run));
            foreach (var ended in await Task.WhenAll(beside))
                summary.Aggregate(ended);
            return summary;

            Task<RunSummary> Run(Tuple<ITestCollection, List<IXunitTestCase>> collection) =>
                Task.Run(() =>
                    RunTestCollectionAsync(messageBus, collection.Item1, collection.Item2, cancellationTokenSource)
                );
        }

        private List<Tuple<ITestCollection, List<IXunitTestCase>>> Collections<TMark>(IEnumerable<IXunitTestCase> all)
        {
            TestCases = all.Where(Is<TMark>);
            return OrderTestCollections();
        }

        private static bool Is<TMark>(IXunitTestCase test) =>
            test.TestMethod.TestClass.TestCollection.CollectionDefinition is { } definition
            && definition.GetCustomAttributes(typeof(TMark)).Any();

        protected override async Task BeforeTestAssemblyFinishedAsync()
        {
            await Stacks.StopAll();
            await base.BeforeTestAssemblyFinishedAsync();
        }
    }
}
