namespace Airbnb.Tests.Bookings.Alterations;

/// <summary>Who may answer a proposal, and that one answer counts.</summary>
public sealed class AlterationAnswerTests(SharedStack stack) : SharedStackTests(stack)
{
    private Altering Altering => new(App);

    [Fact]
    public async Task A_declined_alteration_changes_nothing_and_another_may_follow()
    {
        var held = await Given.Confirmed();
        var before = await Given.Read(held);
        var proposed = await Altering.Proposed(held.Guest, held, held.Nights.Later(10));

        Assert.Equal("declined", (await proposed.Host.Post($"{proposed.Path}/decline")).Is(200).Text("status"));

        var after = await Given.Read(held);
        Assert.Equal(before.At("checkIn").ToString(), after.At("checkIn").ToString());
        Assert.Equal(before.At("total").ToString(), after.At("total").ToString());
        Assert.Equal("stay 0-3/3", await Altering.Occupied(held));
        (await proposed.Host.Post($"{proposed.Path}/decline")).Refuses(409, "alteration.not_open");
        (await Altering.Accept(proposed.Host, proposed)).Refuses(409, "alteration.not_open");
        await Altering.Proposed(held.Guest, held, held.Nights.Longer(1));
    }

    [Fact]
    public async Task Each_side_answers_what_the_other_proposed_and_withdraws_its_own()
    {
        var held = await Given.Confirmed();
        var proposed = await Altering.Proposed(held.Guest, held, held.Nights.Longer(1));

        (await Altering.Accept(held.Guest, proposed)).Refuses(403, "alteration.own_proposal");
        (await held.Guest.Post($"{proposed.Path}/decline")).Refuses(403, "alteration.own_proposal");
        (await proposed.Host.Delete(proposed.Path)).Refuses(403, "alteration.not_yours");
        (await (await App.AsAdmin()).Delete(proposed.Path)).Refuses(403, "booking.parties_only");
        Assert.Equal("proposed", await Altering.StatusOf(proposed));

        (await held.Guest.Delete(proposed.Path)).Is(204);
        Assert.Equal("withdrawn", await Altering.StatusOf(proposed));
    }

    [Fact]
    public async Task Strangers_know_of_no_alteration()
    {
        var held = await Given.Confirmed();
        var proposed = await Altering.Proposed(held.Guest, held, held.Nights.Longer(1));
        var (stranger, other) = (await App.AsGuest(), await Given.Confirmed());

        (await Altering.Ask(stranger, held, held.Nights.Longer(1))).Refuses(404, "not_found");
        (await stranger.Get(proposed.Path)).Refuses(404, "not_found");
        (await stranger.Get($"bookings/{held.Id}/alterations")).Refuses(404, "not_found");
        (await Altering.Accept(stranger, proposed)).Refuses(404, "not_found");
        (await stranger.Delete(proposed.Path)).Refuses(404, "not_found");
        var elsewhere = new Proposed(proposed.Id, other);
        (await other.Guest.Get(elsewhere.Path)).Refuses(404, "not_found");
        (await Altering.Accept(other.Host(), elsewhere)).Refuses(404, "not_found");
        Assert.Equal("proposed", await Altering.StatusOf(proposed));
    }

    [Fact]
    public async Task There_is_one_open_alteration_at_a_time_even_when_both_ask_at_once()
    {
        var held = await Given.Confirmed();

        var answers = await Task.WhenAll(
            Altering.Ask(held.Guest, held, held.Nights.Longer(1)),
            Altering.Ask(held.Host(), held, held.Nights.Longer(2)),
            Altering.Ask(held.Guest, held, held.Nights.Longer(3))
        );

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(a => a.Status != 201), a => a.Refuses(409, "alteration.another_open"));
        var listed = (await held.Host().Get($"bookings/{held.Id}/alterations")).Is(200).At("items");
        Assert.Single(listed.EnumerateArray());
    }

    [Fact]
    public async Task Of_two_acceptances_at_once_one_wins()
    {
        var held = await Given.Confirmed();
        var proposed = await Altering.Proposed(held.Guest, held, held.Nights.Longer(1));

        var answers = await Task.WhenAll(
            Altering.Accept(proposed.Host, proposed),
            Altering.Accept(proposed.Host, proposed)
        );

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Single(answers, answer => answer.Status == 409).Refuses(409, "alteration.not_open");
        Assert.Equal(1, await App.Scalar<long>("SELECT count(*) FROM charges WHERE alteration_id = $1", proposed.Id));
    }

    [Fact]
    public async Task A_repeated_acceptance_gets_the_first_answer()
    {
        var held = await Given.Confirmed();
        var proposed = await Altering.Proposed(held.Host(), held, held.Nights.Longer(1));
        var key = Guid.NewGuid().ToString();

        var first = (await Altering.Accept(held.Guest, proposed, key)).Is(200);
        var second = (await Altering.Accept(held.Guest, proposed, key)).Is(200);

        Assert.Equal(first.Body, second.Body);
        Assert.Equal("true", Assert.Single(second.Headers.GetValues("Idempotency-Replayed")));
        (await held.Guest.Post($"{proposed.Path}/acceptance")).Refuses(400, "idempotency.key_missing");
    }

    [Fact]
    public async Task Of_acceptance_and_withdrawal_at_once_one_wins()
    {
        for (var i = 0; i < 5; i++)
        {
            var held = await Given.Confirmed();
            var proposed = await Altering.Proposed(held.Guest, held, held.Nights.Longer(-1));

            var accepting = Altering.Accept(proposed.Host, proposed);
            var withdrawn = await held.Guest.Delete(proposed.Path);
            var accepted = await accepting;

            var status = await Altering.StatusOf(proposed);
            if (accepted.Status == 200)
                withdrawn.Refuses(409, "alteration.not_open");
            else
                accepted.Refuses(409, "alteration.not_open");
            Assert.Equal(accepted.Status == 200 ? "applied" : "withdrawn", status);
        }
    }
}
