import { CreateOrganisationDocument, CreateTeamDocument, RecordPartyMemberDocument, RegisterAsVolunteerDocument, RegisterResidentDocument } from '../../client/graphql.ts';
import type { Person, Street } from '../cast.ts';
import { chapter, claim, only, say } from '../stage.ts';

/** Everybody who plays. */
export interface Cast {
  readonly resident: Person; readonly neighbour: Person; readonly dispatcher: Person; readonly leader: Person; readonly worker: Person; readonly officer: Person;
  readonly lead: Person; readonly captain: Person; readonly clinic: Person; readonly stranger: Person;
  readonly volunteers: readonly Person[];
  readonly teamId: string; readonly hospitalId: string;
  /** Has no telephone app; registered by the grid officer. */
  readonly granny: { readonly id: string };
}

export async function gather(street: Street): Promise<Cast> {
  chapter('人都到齐', 'Everybody gathers');
  const { codes, operator } = street;
  const join = (name: string) => street.join(name);
  const [resident, neighbour, dispatcher, leader, worker, officer, lead, captain, clinic, stranger] = await Promise.all(
    ['演示·王大爷', '演示·赵阿姨', '演示·派单员', '演示·街道负责人', '演示·社区小刘', '演示·网格员', '演示·党员老陈', '演示·队长', '演示·医院联络人', '演示·路人'].map(join),
  ) as [Person, Person, Person, Person, Person, Person, Person, Person, Person, Person];
  say('十个人各自登录,加入为居民。', 'Ten people sign in and join as residents.');

  await street.appoint(leader, 'STREET_LEADER', { divisionCode: codes.street });
  await street.appoint(dispatcher, 'DISPATCHER', { divisionCode: codes.street });
  await street.appoint(worker, 'COMMUNITY_WORKER', { divisionCode: codes.here });
  await street.appoint(officer, 'GRID_OFFICER', { divisionCode: codes.grid });

  const hospital = only(await operator.do(CreateOrganisationDocument, { name: '演示医院', kind: 'HOSPITAL', divisionCode: codes.street, coBuilding: true }), 'Organisation');
  await street.appoint(clinic, 'REPRESENTATIVE', { organisationId: hospital.id });
  const team = only(await operator.do(CreateTeamDocument, { name: '演示·春风志愿队', divisionCode: codes.street, divisionCodes: [codes.here], itemCodes: [] }), 'Team');
  await street.appoint(captain, 'CAPTAIN', { teamId: team.id });

  const member = await worker.do(RecordPartyMemberDocument, { personId: lead.id });
  claim(member.__typename === 'Person', '党员身份由社区登记,不能自报', 'Party membership is recorded by the community, never self-declared');
  const himself = await worker.do(RecordPartyMemberDocument, { personId: worker.id });
  claim(himself.__typename === 'Refused', '社区工作者不能给自己登记', 'The worker cannot record himself');

  const volunteers = await Promise.all(Array.from({ length: 50 }, (_, i) => street.join(`演示·志愿者${i + 1}`)));
  const registered = await Promise.all(volunteers.map((one) => one.do(RegisterAsVolunteerDocument, { skills: [] })));
  claim(registered.every((one) => one.__typename === 'Person'), '五十名志愿者注册', 'Fifty volunteers register');

  const granny = only(await officer.do(RegisterResidentDocument, {
    name: '演示·李奶奶', phone: '12099990001', address: '3号楼2单元', homeCode: codes.building, consent: { purpose: '代为下单', text: '本人口头同意由网格员代办' },
  }), 'Person');
  claim(granny.id !== '', '网格员为没有手机的李奶奶登记,并记录同意', 'The grid officer registers Granny Li, who has no telephone app, and records her consent');
  return { resident, neighbour, dispatcher, leader, worker, officer, lead, captain, clinic, stranger, volunteers, teamId: team.id, hospitalId: hospital.id, granny };
}
