using Aspire.Hosting.Processes;

namespace StandIns.Tests.Servers;

public sealed class ShellTests
{
    [Fact]
    public void A_link_to_a_program_that_is_gone_is_no_program()
    {
        var folder = Directory.CreateTempSubdirectory("shell-tests-");
        try
        {
            var program = Path.Combine(folder.FullName, "program");
            var link = Path.Combine(folder.FullName, "link");
            File.WriteAllText(program, "");
            File.CreateSymbolicLink(link, program);
            Assert.True(Shell.IsThere(program));
            Assert.True(Shell.IsThere(link));

            File.Delete(program);

            Assert.False(Shell.IsThere(link));
            Assert.False(Shell.IsThere(program));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
