// Drives a running sandbox with Stripe's own Node client:
//   npm install && node check.mjs http://127.0.0.1:5090 [secret key]
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import Stripe from 'stripe';

const base = new URL(process.argv[2] ?? 'http://127.0.0.1:5090');
const stripe = new Stripe(process.argv[3] ?? 'sk_test_sandbox', {
  host: base.hostname,
  port: base.port,
  protocol: base.protocol.slice(0, -1),
  telemetry: false,
});

const received = [];
const receiver = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  received.push({ body: Buffer.concat(chunks), signature: request.headers['stripe-signature'] });
  response.end();
});
receiver.listen(0, '127.0.0.1');
await once(receiver, 'listening');

async function until(look, what) {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`${what} did not come to pass in 10 s`);
}

let passed = 0;
async function check(name, work) {
  await work();
  passed += 1;
  console.log(`ok - ${name}`);
}

const endpoint = await stripe.webhookEndpoints.create({
  url: `http://127.0.0.1:${receiver.address().port}/`,
  enabled_events: ['payment_intent.succeeded', 'charge.refunded'],
});

try {
  const customer = await stripe.customers.create({ email: 'guest@example.com', metadata: { source: 'client-check' } });
  let intent;

  await check('creates a payment intent', async () => {
    intent = await stripe.paymentIntents.create({
      amount: 105276,
      currency: 'usd',
      customer: customer.id,
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      metadata: { booking: 'b1' },
    });
    assert.equal(intent.status, 'requires_payment_method');
    assert.match(intent.client_secret, new RegExp(`^${intent.id}_secret_`));
  });

  await check('reports a declined card as a card error', async () => {
    const error = await stripe.paymentIntents
      .confirm(intent.id, { payment_method: 'pm_card_visa_chargeDeclinedInsufficientFunds' })
      .then(() => assert.fail('it was not declined'), (failure) => failure);
    assert.ok(error instanceof Stripe.errors.StripeCardError, error);
    assert.equal(error.code, 'card_declined');
    assert.equal(error.decline_code, 'insufficient_funds');
    assert.equal(error.payment_intent.status, 'requires_payment_method');
    assert.match(error.requestId, /^req_/);
  });

  await check('confirms it with another card', async () => {
    intent = await stripe.paymentIntents.confirm(intent.id, {
      payment_method: 'pm_card_visa',
      expand: ['latest_charge', 'customer'],
    });
    assert.equal(intent.status, 'succeeded');
    assert.equal(intent.latest_charge.amount_captured, 105276);
    assert.equal(intent.customer.email, 'guest@example.com');
  });

  await check('captures and cancels authorisations', async () => {
    const authorise = () =>
      stripe.paymentIntents.create({
        amount: 5000,
        currency: 'usd',
        capture_method: 'manual',
        payment_method: 'pm_card_visa',
        payment_method_types: ['card'],
        confirm: true,
      });
    const captured = await stripe.paymentIntents.capture((await authorise()).id, { amount_to_capture: 3000 });
    assert.equal(captured.amount_received, 3000);
    const canceled = await stripe.paymentIntents.cancel((await authorise()).id);
    assert.equal(canceled.status, 'canceled');
  });

  await check('sends the customer to 3-D Secure', async () => {
    const challenged = await stripe.paymentIntents.create({
      amount: 5000,
      currency: 'eur',
      payment_method: 'pm_card_threeDSecure2Required',
      confirm: true,
      return_url: 'http://127.0.0.1:1/back',
    });
    assert.equal(challenged.next_action.type, 'redirect_to_url');
  });

  await check('refunds a part, and no more than there is', async () => {
    const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 5276 });
    assert.equal(refund.status, 'succeeded');
    await assert.rejects(
      stripe.refunds.create({ payment_intent: intent.id, amount: 100001 }),
      Stripe.errors.StripeInvalidRequestError,
    );
  });

  await check('repeats an answer for the same idempotency key', async () => {
    const create = (amount) =>
      stripe.paymentIntents.create({ amount, currency: 'usd' }, { idempotencyKey: `check-${intent.id}` });
    assert.equal((await create(1000)).id, (await create(1000)).id);
    await assert.rejects(create(2000), Stripe.errors.StripeIdempotencyError);
  });

  await check('walks lists page by page', async () => {
    for (let i = 0; i < 5; i += 1) {
      await stripe.paymentIntents.create({ amount: 1000 + i, currency: 'usd', customer: customer.id });
    }
    const amounts = [];
    for await (const found of stripe.paymentIntents.list({ customer: customer.id, limit: 2 })) {
      amounts.push(found.amount);
    }
    assert.deepEqual(amounts, [1004, 1003, 1002, 1001, 1000, 105276]);
  });

  await check('refuses a wrong key', async () => {
    const stranger = new Stripe('sk_test_wrong', { host: base.hostname, port: base.port, protocol: 'http' });
    await assert.rejects(stranger.paymentIntents.list(), Stripe.errors.StripeAuthenticationError);
  });

  await check('constructs events from signed deliveries', async () => {
    const [succeeded, refunded] = await until(
      () => {
        const events = received.map(({ body, signature }) =>
          stripe.webhooks.constructEvent(body, signature, endpoint.secret),
        );
        const succeeded = events.find((e) => e.data.object.id === intent.id);
        const refunded = events.find((e) => e.type === 'charge.refunded' && e.data.object.payment_intent === intent.id);
        return succeeded && refunded && [succeeded, refunded];
      },
      'the delivery of both events',
    );
    assert.equal(succeeded.type, 'payment_intent.succeeded');
    assert.equal(succeeded.data.object.metadata.booking, 'b1');
    assert.equal(refunded.data.object.amount_refunded, 5276);
    assert.throws(
      () => stripe.webhooks.constructEvent(received[0].body, received[0].signature, 'whsec_other'),
      Stripe.errors.StripeSignatureVerificationError,
    );
  });

  await check('keeps a card for later', async () => {
    const setup = await stripe.setupIntents.create({
      customer: customer.id,
      payment_method: 'pm_card_visa',
      payment_method_types: ['card'],
      confirm: true,
    });
    assert.equal(setup.status, 'succeeded');
    const cards = await stripe.customers.listPaymentMethods(customer.id);
    assert.deepEqual(cards.data.map((card) => card.id), [setup.payment_method]);
  });

  await check('opens accounts and links to their onboarding', async () => {
    const account = await stripe.accounts.create({ type: 'express', capabilities: { transfers: { requested: true } } });
    const link = await stripe.accountLinks.create({
      account: account.id,
      refresh_url: 'http://127.0.0.1:1/refresh',
      return_url: 'http://127.0.0.1:1/return',
      type: 'account_onboarding',
    });
    assert.equal(new URL(link.url).host, base.host);
    assert.equal(account.payouts_enabled, false);
  });

  console.log(`${passed} checks passed`);
} finally {
  await stripe.webhookEndpoints.del(endpoint.id);
  receiver.close();
}
