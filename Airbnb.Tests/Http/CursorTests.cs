using Airbnb.Api.Http;

namespace Airbnb.Tests.Http;

public sealed class CursorTests
{
    [Fact]
    public void A_cursor_reads_back_where_the_list_goes_on()
    {
        var id = Guid.CreateVersion7();

        Assert.Equal(id, Cursor.Read<Guid>(Cursor.Write(id)).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%%%")]
    [InlineData("bm90IGpzb24")] // not json
    [InlineData("bnVsbA")] // null
    [InlineData("IjEi")] // "1"
    [InlineData("ÿ")]
    public void What_is_no_cursor_of_ours_is_refused(string text) =>
        Assert.Equal("cursor.invalid", Cursor.Read<Guid>(text).Error?.Code);

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void A_page_has_a_next_one_when_a_row_more_was_read(int rows, bool more)
    {
        var page = Page<int>.Of(Enumerable.Range(1, rows).ToList(), 2, row => row);

        Assert.Equal(Math.Min(rows, 2), page.Items.Count);
        Assert.Equal(more ? Cursor.Write(2) : null, page.Next);
    }
}
