import { DraftResourceDocument, ListResourceDocument, PlaceOrderDocument, ResourceDocument, SubmitResourceDocument } from '../../client/graphql.ts';
import type { Street } from '../cast.ts';
import { chapter, claim, only, say } from '../stage.ts';
import type { Cast } from './people.ts';

/** Number 1: a unit lists a clinic, and it is booked full. */
export async function clinic(street: Street, { clinic: representative, dispatcher, resident, neighbour, officer, granny, hospitalId }: Cast): Promise<void> {
  chapter('第一单 资源清单亮家底', 'One: a resource is listed');
  const drafted = only(await representative.do(DraftResourceDocument, {
    owner: { organisationId: hospitalId }, itemCode: 'HAIRCUT', title: '周末义剪', what: '医院职工为居民理发', divisionCode: street.codes.here, place: '春风社区活动室',
    timing: { recurring: { rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', startTime: '09:00', minutes: 60 } }, capacity: 3,
  }), 'Resource');
  claim(drafted.state === 'DRAFT', '医院起草了一项资源:每场三个名额', 'The hospital drafts a resource: three places each time');
  const submitted = only(await representative.do(SubmitResourceDocument, { resourceId: drafted.id }), 'Resource');
  claim(submitted.state === 'SUBMITTED', '提交中心审核', 'It is submitted to the center');
  const listed = only(await dispatcher.do(ListResourceDocument, { resourceId: drafted.id }), 'Resource');
  const { resource } = await resident.ask(ResourceDocument, { id: drafted.id });
  const occurrence = resource!.nextOccurrences[1]!;
  claim(listed.state === 'LISTED' && occurrence.free === 3, '中心上架,人人可见:还有 3 个名额', 'The center lists it for everybody to see: 3 places are free');

  const order = { itemCode: 'HAIRCUT', divisionCode: street.codes.building, resource: { resourceId: drafted.id, startsAt: occurrence.startsAt } };
  const first = await resident.do(PlaceOrderDocument, order);
  const second = await officer.do(PlaceOrderDocument, { ...order, requesterId: granny.id, persons: 2 });
  claim(first.__typename === 'Order' && second.__typename === 'Order', '王大爷约了一个,网格员替李奶奶和她的老伴约了两个', 'Uncle Wang books one, the officer two for Granny Li and her husband');
  const third = only(await neighbour.do(PlaceOrderDocument, order), 'Refused');
  claim(third.code === 'FULLY_BOOKED', `赵阿姨来晚了:${third.message}`, 'Auntie Zhao comes too late and is told that it is booked full');
  say('什么也没有多订:容量由数据库把关。', 'Nothing is overbooked: the database itself keeps the capacity.');
}
